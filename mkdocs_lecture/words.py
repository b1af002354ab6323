"""The few words that the build itself puts on a page, in each language."""

from __future__ import annotations

WORDS = {
    "de": {
        "output": "Ausgabe",
        "code": "Code zeigen",
        "section": "Abschnitt {} der Vorlesung",
        "minutes": "etwa {} Minuten",
        "rows": "Datenpunkte als Zeilen: X w",
        "columns": "Merkmale als Zeilen: w X",
        "program": "Programm",
        "notebook": "Notebook",
        "equation": "Gleichung {}",
        "cell-link": "Link zu diesem Stück Code",
        "copy-link": "Link kopieren",
        "copy-tex": "TeX kopieren",
        "copy-program": "Programm bis hier kopieren",
        "key": "Taste {}",
        "errors": "Diese Seite hat Fehler",
    },
    "en": {
        "output": "Output",
        "code": "Show the code",
        "section": "Section {} of the lecture",
        "minutes": "about {} minutes",
        "rows": "samples as rows: X w",
        "columns": "features as rows: w X",
        "program": "Program",
        "notebook": "Notebook",
        "equation": "Equation {}",
        "cell-link": "Link to this piece of code",
        "copy-link": "Copy the link",
        "copy-tex": "Copy the TeX",
        "copy-program": "Copy the program up to here",
        "key": "Key {}",
        "errors": "This page has errors",
    },
}
