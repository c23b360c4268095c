"""A tiny issue with an original, its restatement, and rules of its own: what the pipeline is tried on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import yaml

from flows.reading.stamping import stamped

ISSUE = "harbour-2018"
RESTATED = {
    "quay": (
        "# The Quay\n\nIn 2017 the quay handled 24.3 million tons, up 4.5 percent.\n\nCranes: 12 of them stand there.\n"
    ),
    "park": "# The Park\n\nThe park is 711 km long. On March 1, 2018 it opened.\n",
}
ORIGINAL = {
    "quay": (
        "The Quay\n\n　　A growth of 4.5 percent brought the quay, which in 2017 handled 24.3 mil-\nlion tons, "
        "much joy, and of\ncranes: 12.\n\n"
    ),
    "park": "The Park\n\n　　It opened on March 1, 2018. The park is 711 km long.\n",
}
RULES = {
    "quay": """
- rule: throughput
  subject: qingdao
  anchor: [handled]
  read:
    level: {when: ["handled [level]"], indicator: cargo_throughput, unit: t}
    growth: {when: ["up [growth]", "growth of [growth]"], of: level, measure: change_percent, base: previous-year}
  examples: [{text: "In 2016 it handled 3 million tons, up 2 percent.", level: 3000000, growth: 2}]
  not: ["It handled complaints."]
- rule: cranes
  subject: qingdao
  anchor: [cranes]
  read:
    cranes: {when: ["cranes : [cranes]"], indicator: employees, unit: none}
  examples: [{text: "Cranes: 7.", cranes: 7}]
  not: ["Cranes came in 2017."]
""",
    "park": """
- rule: length
  subject: qingdao
  anchor: [long]
  read:
    length: {when: ["is [length] long"], indicator: route_length, unit: km}
  examples: [{text: "It is 5 km long.", length: 5}]
  not: ["It is 5 km away."]
- rule: opening
  subject: qingdao
  anchor: [opened]
  read:
    day: {when: ["opened on [day]", "on [day] it opened"], event: opening}
  examples: [{text: "It opened on May 2, 2017.", day: "2017-05-02"}]
  not: ["It opened."]
""",
}


@dataclass(frozen=True)
class Harbour:
    """The folders of the tiny issue, to be changed at will."""

    raw: Path
    originals: Path
    rules: Path

    @property
    def issue(self) -> Path:
        return self.raw / ISSUE

    @property
    def rule_file(self) -> Path:
        return self.rules / ISSUE / "quay.yaml"

    def article(self, slug: str) -> Path:
        return next((self.issue / "articles").glob(f"*-{slug}.md"))

    def stamp(self) -> None:
        """Write down the articles' hashes as they are now."""
        file = self.issue / "issue.yaml"
        file.write_text(stamped(self.issue), encoding="utf-8")

    def rewrite(self, slug: str, old: str, new: str) -> None:
        """Change an article's text, and mean it."""
        path = self.article(slug)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.stamp()

    def options(self) -> list[str]:
        return ["--raw", str(self.raw), "--rules", str(self.rules)]


def write_harbour(folder: Path) -> Harbour:
    """Write the tiny issue below a folder."""
    made = Harbour(folder / "raw", folder / "originals", folder / "rules")
    for path in (made.issue / "articles", made.originals, made.rules / ISSUE, made.rules / "frames"):
        path.mkdir(parents=True)
    text, articles = "", []
    for number, (slug, part) in enumerate(ORIGINAL.items(), 1):
        articles.append({"id": slug, "start": len(text), "end": len(text) + len(part)})
        text += part
        (made.issue / "articles" / f"{number:02d}-{slug}.md").write_text(RESTATED[slug], encoding="utf-8")
        (made.rules / ISSUE / f"{slug}.yaml").write_text(RULES[slug], encoding="utf-8")
    (made.originals / f"{ISSUE}.txt").write_text(text, encoding="utf-8", newline="")
    about = {
        "issue": ISSUE,
        "title": "Harbour Monthly",
        "publisher": "The Harbour Office",
        "date": "2018-03-29",
        "place": "qingdao",
        "rights": "restricted",
        "licence": "CC-BY-4.0",
        "original": {
            "file": f"{ISSUE}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "characters": len(text),
        },
        "articles": articles,
        "restated": {},
    }
    (made.issue / "issue.yaml").write_text(yaml.safe_dump(about, sort_keys=False, allow_unicode=True), encoding="utf-8")
    made.stamp()
    return made
