from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command_line import Tizilim

TEXT = "Библиотека имени Жамбыла\n\nБиблиотека имени Жамбыла в Алматы работает круглосуточно, её фонд — 120 тысяч книг."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def records(tizilim: Tizilim, text: Path) -> str:
    done = tizilim("extract", text, "--published", "2026-02-04T14:44+05:00", "--city", "almaty")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_help_teaches_and_answers_at_once(tizilim: Tizilim):
    begun = time.perf_counter()
    done = tizilim("--help")
    assert time.perf_counter() - begun < 3, "heavy modules are imported before they are needed"
    assert done.returncode == 0
    assert "$ tizilim run corpus/newsroom" in done.stdout


@pytest.mark.parametrize("name", ["run", "fetch", "parse", "extract", "merge", "export", "show", "schema", "doctor"])
def test_every_command_has_worked_examples(tizilim: Tizilim, name: str):
    assert f"$ tizilim {name}" in tizilim(name, "--help").stdout


def test_version(tizilim: Tizilim):
    assert tizilim("--version").stdout.startswith("tizilim ")


def test_one_article_is_one_line_and_nothing_else(records: str):
    assert records.count("\n") == 1
    record = json.loads(records)
    assert record["article"]["published"] == "2026-02-04T14:44:00+05:00"
    assert record["article"]["city"] == "almaty"


def test_indented_record_is_the_same_record(tizilim: Tizilim, text: Path, records: str):
    done = tizilim("extract", text, "--published", "2026-02-04T14:44+05:00", "--city", "almaty", "--indent", "2")
    assert done.stdout.startswith('{\n  "article"')
    assert json.loads(done.stdout) == json.loads(records)


def test_kazakh_letters_survive_any_locale(tizilim: Tizilim, tmp_path: Path):
    file = tmp_path / "kk.txt"
    file.write_text("Кітапхана ашылды\n\nӘ І Ң Ғ Ү Ұ Қ Ө Һ әріптері бар мәтін осы жерде тұр.", encoding="utf-8")
    done = tizilim("extract", file, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert "Ә І Ң Ғ Ү Ұ Қ Ө Һ" in done.stdout


@pytest.mark.parametrize("command", ["extract", "parse"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.html", None),
        ("empty.html", b""),
        ("binary.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
        ("wrong.json", b'{"text": 5}'),
        ("no.json", b"{"),
    ],
)
def test_one_bad_input_is_one_line_and_exit_2(
    tizilim: Tizilim, tmp_path: Path, command: str, name: str, content: bytes | None
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = tizilim(command, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tizilim: ")
    assert name in done.stderr


def test_folder_where_a_file_is_needed(tizilim: Tizilim, tmp_path: Path):
    done = tizilim("extract", tmp_path)
    assert done.returncode == 2
    assert "directory" in done.stderr


def test_several_inputs_go_on_past_a_bad_one(tizilim: Tizilim, text: Path):
    done = tizilim("extract", "none.txt", text)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stderr.splitlines()[-1] == "tizilim: 1 of 2 items could not be read"


def test_bad_time_is_refused(tizilim: Tizilim, text: Path):
    done = tizilim("extract", text, "--published", "yesterday")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tizilim: --published: ")


def test_shared_options_stand_before_or_after_the_command(tizilim: Tizilim, records: str):
    (tizilim.folder / "records.jsonl").write_text(records, encoding="utf-8")
    before = tizilim("--data-dir", "before", "merge", "--from", "records.jsonl")
    after = tizilim("merge", "--from", "records.jsonl", "--data-dir", "after")
    assert (before.returncode, after.returncode) == (0, 0), before.stderr + after.stderr
    for folder in ("before", "after"):
        assert (tizilim.folder / folder / "tizilim.db").is_file()
        done = tizilim("export", "--data-dir", folder, "--out", f"{folder}-out")
        assert done.returncode == 0, done.stderr
    registries = [(tizilim.folder / f"{folder}-out" / "registry.json").read_bytes() for folder in ("before", "after")]
    assert registries[0] == registries[1]


def test_bad_record_is_quarantined_and_goes_when_it_is_handed_in_well(tizilim: Tizilim, records: str):
    file = tizilim.folder / "records.jsonl"
    file.write_text(records + '{"article": 1}\nno json\n', encoding="utf-8")
    done = tizilim("merge", "--from", "records.jsonl")
    assert done.returncode == 1
    doctor = tizilim("doctor")
    assert doctor.returncode == 1
    assert "merge records.jsonl:2\n  bad-record: " in doctor.stdout
    file.write_text(records, encoding="utf-8")
    assert tizilim("merge", "--from", "records.jsonl").returncode == 0
    assert tizilim("doctor").returncode == 0


def test_record_whose_quote_does_not_stand_is_refused(tizilim: Tizilim, records: str):
    record = json.loads(records)
    claim = {
        "field": "holdings",
        "value": {"number": 1},
        "evidence": {"start": 0, "end": 3, "quote": "нет"},
        "confidence": 0.5,
        "extractor": "test",
    }
    record["branches"] = [{"key": "b1", "claims": [claim]}]
    done = tizilim("merge", "--from", "-", stdin=json.dumps(record).encode())
    assert done.returncode == 2
    assert "does not stand at 0..3" in done.stderr


@pytest.mark.parametrize("model", ["record", "registry", "article", "correction"])
def test_schema_is_json_schema(tizilim: Tizilim, model: str):
    done = tizilim("schema", model)
    assert done.returncode == 0
    assert "$defs" in json.loads(done.stdout)


@pytest.mark.parametrize("arguments", [["show", "жамбыл"], ["export"]])
def test_without_a_registry_one_line_says_so(tizilim: Tizilim, arguments: list[str]):
    done = tizilim(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no registry has been merged yet" in done.stderr


def test_run_without_anything_to_read(tizilim: Tizilim):
    done = tizilim("run")
    assert done.returncode == 2
    assert "name a source" in done.stderr


def record(language: str, *names: str) -> str:
    """A record of libraries that an article names and whose holdings it tells."""
    text = "\n\n".join(names)
    branches = []
    for number, name in enumerate(names, start=1):
        start = text.index(name)
        claim = {
            "field": "holdings",
            "value": {"number": 1000 * number},
            "evidence": {"start": start, "end": start + len(name), "quote": name},
            "confidence": 0.9,
            "extractor": "figures",
        }
        branches.append({"key": f"b{number}", "name": name, "city": "almaty", "claims": [claim]})
    article = {"id": language, "language": language, "published": "2026-02-04T14:44:00+05:00", "text": text}
    return json.dumps({"article": article, "branches": branches}, ensure_ascii=False) + "\n"


@pytest.fixture
def merged(tizilim: Tizilim) -> Tizilim:
    kazakh = record("kk", "Жамбыл атындағы кітапхана", "Мұхтар Әуезов атындағы кітапхана")
    russian = record("ru", "Библиотека имени Крылова")
    done = tizilim("merge", "--from", "-", stdin=(kazakh + russian).encode())
    assert done.returncode == 0, done.stderr
    return tizilim


@pytest.mark.parametrize("wanted", ["ӘУЕЗОВ", "«Мұхтар Әуезов атындағы кітапхана»", "almaty-auezov", "крылова"])
def test_show_finds_by_id_or_part_of_a_name_whatever_the_case(merged: Tizilim, wanted: str):
    done = merged("show", wanted)
    assert done.returncode == 0, done.stderr
    assert ("Крылова" if wanted == "крылова" else "Мұхтар Әуезов атындағы кітапхана") in done.stdout
    assert "Жамбыл" not in done.stdout


def test_show_lists_several_matches(merged: Tizilim):
    done = merged("show", "атындағы")
    assert done.returncode == 0
    assert done.stdout.startswith("2 branches match")
    assert {line.split()[0] for line in done.stdout.splitlines()[1:]} == {"almaty-auezov", "almaty-zhambyl"}


def test_show_of_nothing_known_gives_a_hint(merged: Tizilim):
    done = merged("show", "эйфель")
    assert (done.returncode, done.stdout) == (2, "")
    assert "shorter part" in done.stderr


def test_fault_of_the_settings_names_file_and_key(tizilim: Tizilim):
    (tizilim.folder / "my.toml").write_text("colour = 1")
    done = tizilim("doctor", "--config", "my.toml")
    assert (done.returncode, done.stderr) == (2, "tizilim: my.toml: colour: no such setting\n")


def test_log_lines_can_be_json(tizilim: Tizilim, records: str):
    done = tizilim("merge", "--from", "-", "--log-format", "json", stdin=records.encode())
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert {"stage started", "stage finished"} <= {event["event"] for event in events}


def test_reader_that_goes_away_ends_it_quietly(tizilim: Tizilim, text: Path):
    with tizilim.start("extract", *[text] * 400) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_ctrl_c_ends_it_quietly(tizilim: Tizilim):
    command = tizilim.command("merge", "--from", "-", "--log-format", "json")
    with subprocess.Popen(
        command,
        cwd=tizilim.folder,
        env=tizilim.environment({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as waiting:
        store = tizilim.folder / "data" / "tizilim.db"
        while not store.exists():
            assert waiting.poll() is None
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(60) == 130
        assert waiting.stderr
        assert waiting.stderr.read() == b""
