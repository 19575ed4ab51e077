"""What the examples of the crate `sayso` tell, which are built with its feature `training`: JSON lines."""

import json
import subprocess
import tempfile


def ask(program, *arguments):
    """Each line that the program writes."""
    lines = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def ask_about(program, articles, *arguments):
    """The same of `articles`, each `{"id", "text", "attributions"}`, from a file whose name comes after `arguments`."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
        file.flush()
        return ask(program, *arguments, file.name)
