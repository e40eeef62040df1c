"""Makes the concepts, the tokenizer and the six models: `python3 tools/demo-models/make.py`."""

import argparse
import os
import time

import torch

from batching import rows
from card import card
from concepts import write_concepts
from dialogues import corpus
from export import write_model
from model import Shape
from tokenizer import Tokenizer
from train import Help, Trainer

VOCABULARY, DIALOGUES, SEED = 1536, 30000, 1

# name: layers, hidden, intermediate (of an expert), heads, experts, active experts; steps of 2,048 tokens
MODELS = {
    "steer-tiny-d4": (dict(layers=4, hidden=112, intermediate=320), 800),
    "steer-tiny-d6": (dict(layers=6, hidden=128, intermediate=256), 800),
    "steer-tiny-d8": (dict(layers=8, hidden=144, intermediate=192), 700),
    "steer-tiny-d10": (dict(layers=10, hidden=128, intermediate=192), 600),
    "steer-tiny-moe-d6": (dict(layers=6, hidden=96, intermediate=48, experts=8, active=2), 700),
    "steer-tiny-moe-d8": (dict(layers=8, hidden=112, intermediate=48, experts=8, active=2), 600),
}


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", default=root, help="folder that receives models/ and concepts/")
    parser.add_argument("--only", nargs="*", choices=[*MODELS, "concepts"], help="make only these")
    parser.add_argument("--steps", type=int, help="train for so many steps instead (to try things out)")
    args = parser.parse_args()
    torch.set_num_threads(1)  # one thread: the same sums in the same order, so the same models on the same machine
    wanted = args.only or ["concepts", *MODELS]

    def log(text):
        print(text, flush=True)

    if "concepts" in wanted:
        write_concepts(os.path.join(args.examples, "concepts"))
        log("concepts written")
    if not set(wanted) & set(MODELS):
        return
    dialogues = corpus(SEED, DIALOGUES)
    tokenizer = Tokenizer.train([d.text for d in dialogues[:6000]], VOCABULARY)
    data = rows(dialogues, tokenizer)
    log(f"{len(data)} dialogues, {sum(len(r['ids']) for r in data)} tokens, vocabulary {tokenizer.size}")
    for number, (name, (sizes, steps)) in enumerate(MODELS.items()):
        if name not in wanted:
            continue
        shape, start, steps = Shape(name=name, vocab=tokenizer.size, **sizes), time.time(), args.steps or steps
        log(f"{name}: {shape.parameters()[0]} parameters, {shape.parameters()[1]} active")
        weights = Trainer(shape, tokenizer, data, SEED + number, steps, log=log).run()
        write_model(os.path.join(args.examples, "models", name), shape, tokenizer, weights, card(shape, steps, Help()))
        log(f"{name}: written after {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
