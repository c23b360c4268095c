"""The code's hash: the same with git and without, whatever caches lie around."""

from __future__ import annotations

import subprocess

from flows.releases.provenance import code_version


def test_the_code_version_is_the_same_with_git_and_without(tmp_path):
    for name, text in (("flows/a.py", "x = 1\n"), ("flows/rules/b.yaml", "- rule: b\n"), ("schemas/c.csv", "code\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    (tmp_path / "flows" / "__pycache__").mkdir()
    (tmp_path / "flows" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"1")
    without = code_version(tmp_path)
    for arguments in (["init", "--quiet"], ["add", "."]):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)
    assert code_version(tmp_path) == without
    (tmp_path / "flows" / "a.py").write_text("x = 2\n", encoding="utf-8")
    assert code_version(tmp_path) != without
