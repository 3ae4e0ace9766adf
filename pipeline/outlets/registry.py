"""All outlets together: whose page is this, and what is its canonical address."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipeline.outlets.models import AddressRules, DateWords, Furniture, Outlet
from pipeline.outlets.urls import bare_host, without_tracking, without_variants


@dataclass(frozen=True, slots=True)
class Outlets:
    """The known outlets and the words that they share. Build it once, hand it on."""

    items: tuple[Outlet, ...]
    furniture: Furniture
    words: DateWords
    addresses: AddressRules
    _hosts: dict[str, tuple[Outlet, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        labels = self.addresses.variant_labels
        hosts = {bare_host(host, labels): (outlet, host) for outlet in self.items for host in outlet.hosts}
        object.__setattr__(self, "_hosts", hosts)

    def for_url(self, url: str) -> Outlet | None:
        """The outlet on whose host an address stands, in any of the host's variants; None for an unknown site."""
        found = self._hosts.get(bare_host(urlsplit(url).hostname or "", self.addresses.variant_labels))
        return found[0] if found else None

    def by_id(self, outlet_id: str) -> Outlet:
        """The outlet with this id. Raises ``KeyError`` where there is none."""
        for outlet in self.items:
            if outlet.id == outlet_id:
                return outlet
        raise KeyError(outlet_id)

    def canonical(self, url: str) -> str:
        """The one address of an article: canonical host, no AMP, no fragment, no tracking parameters.

        On a known outlet the address that its ``article_url`` accepts is chosen; elsewhere only what cannot matter is
        cut. Raises ``ValueError`` for what is no http(s) address.
        """
        url = without_tracking(url, self.addresses.tracking)
        parts = urlsplit(url)
        found = self._hosts.get(bare_host(parts.hostname or "", self.addresses.variant_labels))
        if found is None:
            return url
        outlet, host = found
        for path in without_variants(parts.path):
            address = f"https://{host}{path}"
            if outlet.article_url.search(address):
                return address
        return parts._replace(scheme="https", netloc=host).geturl()

    def is_article(self, url: str) -> bool:
        """Whether a canonical address is an article's by its outlet's own pattern; False on unknown sites."""
        outlet = self.for_url(url)
        return outlet is not None and outlet.article_url.search(url) is not None
