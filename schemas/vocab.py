"""The closed vocabularies on which everything turns."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 codes of the two languages that the project reads."""

    KK = "kk"
    RU = "ru"


class Kind(StrEnum):
    """What sort of library a branch is."""

    CENTRAL = "central"
    BRANCH = "branch"
    CHILDREN = "children"
    YOUTH = "youth"
    HUB = "hub"
    NATIONAL = "national"
    REGIONAL = "regional"
    UNIVERSITY = "university"
    SCHOOL = "school"
    OTHER = "other"


class Modality(StrEnum):
    """How a claim is asserted. Only stated and announced claims become values of the registry."""

    STATED = "stated"
    """Holds at publication."""
    ANNOUNCED = "announced"
    """Will hold from a named date."""
    PLANNED = "planned"
    """Wished, or without a date."""
    PAST = "past"
    """Held once: a former address, an old name."""
    DENIED = "denied"
    """Said not to hold."""

    @property
    def asserted(self) -> bool:
        """Whether a claim of this modality may become a value of the registry."""
        return self in (Modality.STATED, Modality.ANNOUNCED)


class Comparator(StrEnum):
    """How a number relates to the truth."""

    EXACT = "="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"


class AddressType(StrEnum):
    """What sort of place the address's first line names."""

    STREET = "street"
    AVENUE = "avenue"
    LANE = "lane"
    MICRODISTRICT = "microdistrict"
    HIGHWAY = "highway"
    BOULEVARD = "boulevard"
    SQUARE = "square"
    EMBANKMENT = "embankment"
    OTHER = "other"


class Status(StrEnum):
    """Whether people can use the branch."""

    OPEN = "open"
    CLOSED = "closed"
    UNDER_RENOVATION = "under_renovation"
    PLANNED = "planned"


class DatePart(StrEnum):
    """The part of a year or month that a date is narrowed to, where EDTF precision alone cannot say it."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Service(StrEnum):
    """What a visitor finds in a branch."""

    RFID = "rfid"
    WIFI = "wifi"
    SELF_SERVICE_TERMINAL = "self_service_terminal"
    RFID_GATES = "rfid_gates"
    E_READING_ROOM = "e_reading_room"
    COMPUTERS = "computers"
    ACCESSIBLE_WORKPLACES = "accessible_workplaces"
    BRAILLE = "braille"
    LARGE_PRINT = "large_print"
    COWORKING = "coworking"
    CHILDREN_AREA = "children_area"
    CONFERENCE_HALL = "conference_hall"
    CAFE = "cafe"
    COURSES = "courses"
    SELF_SERVICE_STATION = "self_service_station"
    ALMATY_LIBRARY_SYSTEM = "almaty_library_system"
    READING_ROOM = "reading_room"
    MEDIA_ROOM = "media_room"
    SILENT_ZONE = "silent_zone"
    PARKING = "parking"
    LIFT = "lift"
    PRINTER_3D = "3d_printer"
    FREE_INTERNET = "free_internet"
    DELIVERY = "delivery"
    EBOOKS = "ebooks"


class BranchField(StrEnum):
    """What can be claimed of one branch."""

    ADDRESS = "address"
    DISTRICT = "district"
    OPENED = "opened"
    RENOVATED = "renovated"
    CLOSED = "closed"
    RELOCATED = "relocated"
    STATUS = "status"
    OPENING_HOURS = "opening_hours"
    AREA_M2 = "area_m2"
    HOLDINGS = "holdings"
    VISITORS_YEAR = "visitors_year"
    VISITORS_MONTH = "visitors_month"
    VISITORS_DAY = "visitors_day"
    READERS = "readers"
    SEATS = "seats"
    COMPUTERS = "computers"
    STAFF = "staff"
    FLOORS = "floors"
    EVENTS_YEAR = "events_year"
    PHONE = "phone"
    WEBSITE = "website"
    SERVICES = "services"

    @property
    def many(self) -> bool:
        """Whether one branch may have several values of this field at a time."""
        return self in (BranchField.RENOVATED, BranchField.SERVICES)


class NetworkField(StrEnum):
    """What can be claimed of a city's library system as a whole."""

    BRANCHES_TOTAL = "branches_total"
    BRANCHES_24_7 = "branches_24_7"
    BRANCHES_MODERNISED = "branches_modernised"
    BRANCHES_NEW = "branches_new"
    BRANCHES_PLANNED = "branches_planned"
    HOLDINGS = "holdings"
    VISITORS_YEAR = "visitors_year"
    READERS = "readers"
    SELF_SERVICE_STATIONS = "self_service_stations"
    STAFF = "staff"
