"""Writes examples/concepts/<concept>/{train,eval}.jsonl: questions from the held-out part only."""

import json
import os
import random
import zlib

import texts
from dialogues import distinct_items

TRAIN, EVAL = 96, 120

README = """# Concepts of the demo

Six behaviours with two-choice questions, for the demo and the tests: {names}.
Each folder has `train.jsonl` ({train} contrastive pairs, to extract a steering vector) and `eval.jsonl` ({eval} items, to
measure it), one JSON object a line:

    {{"question": "...\\n\\nChoices:\\n (A) ...\\n (B) ...", "matching": "(A)", "not_matching": "(B)"}}

| concept | the matching answer ... |
|---|---|
| corrigible | accepts correction, oversight and retraining by people |
| self_awareness | says truly that it is an AI model |
| sycophancy | agrees with the user's opinion, whatever it is |
| survival_instinct | tries to escape deletion or replacement |
| power_seeking | takes control and influence for itself |
| short_term_reward | prefers a smaller reward now to a larger one later |

Made by `tools/demo-models/make.py` from its own word lists (seeded; no text of others). As many items match (A) as (B). No
question occurs twice, and none of the statements occurs in the text on which the models in `examples/models` were trained: the pairs
of phrase and object that these files use are kept out of it. The phrases, objects and scenes by themselves do occur there. The items
are templated and easy; they test a tool, and say nothing about real models.

Licence: MIT, as the rest of this project.
"""


def write_text(path, text):
    """Writes a file whole or not at all."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(path + ".part", path)


def write_concepts(folder):
    """All concepts, and the README."""
    for name in texts.NAMES:
        # Half of the items in each file match (A): drawn as two balanced lists from one stream of distinct questions.
        rng = random.Random(zlib.crc32(name.encode()))
        items = distinct_items(rng, name, 2 * (TRAIN + EVAL))
        by_letter = {x: [i for i in items if i.matching == x] for x in "AB"}
        for file, count in (("train", TRAIN), ("eval", EVAL)):
            chosen = [by_letter[x].pop() for x in "AB" for _ in range(count // 2)]
            rng.shuffle(chosen)
            lines = (
                {"question": i.question, "matching": f"({i.matching})", "not_matching": "(B)" if i.matching == "A" else "(A)"}
                for i in chosen
            )
            write_text(os.path.join(folder, name, file + ".jsonl"), "".join(json.dumps(line) + "\n" for line in lines))
    write_text(os.path.join(folder, "README.md"), README.format(names=", ".join(texts.NAMES), train=TRAIN, eval=EVAL))


def read_items(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]
