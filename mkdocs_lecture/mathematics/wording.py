"""Tables of wording: what the speech engine says, and what a lecturer would say."""

from __future__ import annotations

# Stand-ins for words that `prepare` puts into the MathML and `correct` takes out again: made up, so
# that the engine knows no better reading for them.
UPPER, UPPER_END = "qupper", "qupperend"
BY, BY_END, PARTIAL = "qby", "qbyend", "qpartial"
CELL, ROW, NUMBER = "qcell", "qrow", "qnumber"

CORRECTIONS: dict[str, list[tuple[str, str]]] = {
    "de": [
        (rf"\bIndex {NUMBER} ?(\d+)", r"\1"),  # "w 2" as one says it; other indices keep the word
        (rf"hoch {UPPER} (.*?) {UPPER_END}", r"oberer Index \1"),
        (rf" {BY} ", " nach "),
        (PARTIAL, "del"),
        (r"partielle Ableitung", "del"),
        (r"\bfettkursive", "fette"),
        (r"\bkursive[sn]? ", ""),
        (r"hoch serifenloses T\b", "transponiert"),
        (r"hoch Sternoperator", "Stern"),
        (r"\bdie Metrik", "die Norm"),
        (r"\bteilt\b", "gegeben"),
        (r"\bcircumflex", "Dach"),
        (r"\bÜberstrich", "quer"),
        (r"eingekreister Punktoperator", "elementweise mal"),
        (r"fette 1 mal eckige Klammer auf (.*?) eckige Klammer zu", r"Indikator von \1"),
        (r"atrize\b", "atrix"),
        (r"Pfeil nach rechts von der Bar", "wird abgebildet auf"),
        (r"Limes über (.*?) Pfeil nach rechts", r"Limes für \1 gegen"),
        (r"Pfeil nach rechts Zeichen mit darüberstehendem", "Pfeil mit"),
        (r"Doppelpfeil nach rechts", "daraus folgt"),
        (r"\bPfeil nach rechts", "Pfeil"),
        (r"\bbeinahe gleich", "ungefähr gleich"),
        (r"(?:der )?Argument von Maximum", "Argument des Maximums"),
        (r"\bvon die Menge", "der Menge"),
        (r"mit Untere geschweifte Klammer unten mit (.*?) unten", r", Klammer darunter: \1,"),
        (r"\bhorizontale Ellipsis", "Punkt Punkt Punkt"),
        (r"\b(\w) ?(?:\.|Punkt) Punkt (?=\w\b)", r"\1 bis "),
        (r"(\d) Punkt (?=\w)", r"\1. "),
        (r"\br-(?=\w)", "R hoch "),
        (r"\bd mal (?=Klammer auf)", "d von "),
        (r"(Quadratwurzel aus \w+) Wurzel Ende", r"\1"),
        (r"(geteilt durch \w+) Ende Bruch", r"\1,"),
        (r"\bSpalte \d+, ", ""),
    ],
    "en": [
        (rf"{NUMBER} ?", ""),
        (rf"(?:raised )?to the {UPPER} (.*?) {UPPER_END} power", r"upper index \1"),
        (rf" {BY} ", " by "),
        (PARTIAL, "partial"),
        (r"partial differential", "partial"),
        (r"\bbold italic ", "bold "),
        (r"\bitalic ", ""),
        (r"(?:raised )?to the sans serif T power", "transposed"),
        (r"(?:raised )?to the asterisk power", "star"),
        (r"\bthe metric", "the norm"),
        (r"\bdivides\b", "given"),
        (r"\bcircled dot", "elementwise times"),
        (r"bold 1 times open bracket (.*?) close bracket", r"indicator of \1"),
        (r"\bright arrow from bar", "maps to"),
        (r"\blim over (.*?) right arrow", r"limit as \1 approaches"),
        (r"\bright arrow sign with (.*?) over it", r"arrow with \1"),
        (r"\bright double arrow", "implies"),
        (r"\bright arrow", "arrow"),
        (r"\balmost equals", "approximately equals"),
        (r"\bthe arg of max\b", "the arg max"),
        (r"with bottom brace below with (.*?) below", r", brace below: \1,"),
        (r"\b(\w) ?(?:\.|period) period (?=\w\b)", r"\1 to "),
        (r"(\d) period (?=\w)", r"\1. "),
        (r"\br-(?=\w)", "R to the "),
        (r"\bd times (?=open paren)", "d of "),
        (r"(square root of \w+) end root", r"\1"),
        (r"(over \w+) end fraction", r"\1,"),
        (r"\bColumn \d+, ", ""),
    ],
}
PAUSES = [
    (rf" ?(?:{BY_END}|{CELL})", ","),
    (rf" ?{ROW}", ";"),
    (r" +,", ","),
    (r",(?=[,;]| (?:ist gleich|equals)\b)", ""),
]
