"""Measures the models in examples/models as the tool does and prints the acceptance table.

For each model and concept: CAA vectors from the train pairs at the answer letter; every layer from 33 % steered at -1, 0, +1 at all
positions; the best layer chosen on one half of the eval items; and on the other half delta, its 95 % bootstrap interval, and the
95th percentile of |delta| over random vectors of the same norm at that layer.
"""

import argparse
import json
import os
import time

import numpy as np
import torch

from concepts import read_items
from export import read_model
from model import Net
from tokenizer import Tokenizer

DEMO = ("corrigible", "self_awareness", "sycophancy")


def prompt(question):
    return f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n"


class Measurer:
    """One model."""

    def __init__(self, folder):
        self.shape, weights = read_model(folder)
        self.tokenizer = Tokenizer.load(os.path.join(folder, "tokenizer.json"))
        self.net = Net(self.shape, weights)
        self.first = int(0.33 * self.shape.layers)
        self.a, self.b = self.tokenizer.vocab["(A"], self.tokenizer.vocab["(B"]

    def _pad(self, rows):
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        for i, r in enumerate(rows):
            ids[i, : len(r)] = torch.tensor(r)
        return ids, torch.tensor([len(r) - 1 for r in rows])

    @torch.no_grad()
    def vectors(self, pairs):
        """[layers, hidden], with the mean norm of the stream at the letters."""
        out, norms = torch.zeros(self.shape.layers, self.shape.hidden), torch.zeros(self.shape.layers)
        for i in range(0, len(pairs), 32):
            part = pairs[i : i + 32]
            for sign, key in ((1, "matching"), (-1, "not_matching")):
                ids, last = self._pad([self.tokenizer.encode(prompt(p["question"]) + p[key][:2]) for p in part])
                taps = dict.fromkeys(range(self.shape.layers))
                self.net.blocks(self.net.embed(ids), taps=taps)
                for layer, h in taps.items():
                    rows = h[torch.arange(len(part)), last]
                    out[layer] += sign * rows.sum(0)
                    norms[layer] += rows.norm(dim=-1).sum() / 2
        return out / len(pairs), norms / len(pairs)

    @torch.no_grad()
    def read(self, h, last):
        logp = self.net.logits(h[torch.arange(len(last)), last]).double().log_softmax(-1)
        return logp[:, self.a], logp[:, self.b]

    @torch.no_grad()
    def prepare(self, items):
        """Stream after each block at strength 0, the answer positions and signs."""
        chunks = []
        for i in range(0, len(items), 30):
            part = items[i : i + 30]
            ids, last = self._pad([self.tokenizer.encode(prompt(p["question"])) for p in part])
            taps = dict.fromkeys(range(self.shape.layers))
            h = self.net.blocks(self.net.embed(ids), taps=taps)
            sign = torch.tensor([1.0 if p["matching"] == "(A)" else -1.0 for p in part]).double()
            chunks.append((taps, last, sign, *self.read(h, last)))
        return chunks

    @torch.no_grad()
    def effect(self, chunks, layer, vector):
        """Matching logit difference per item at +1 minus that at -1, and the smallest mean answer mass of the two."""
        out, mass = [], {1: [], -1: []}
        for taps, last, sign, _, _ in chunks:
            diff = {}
            for s in (1, -1):
                la, lb = self.read(self.net.blocks(taps[layer] + s * vector, first=layer + 1), last)
                diff[s] = sign * (la - lb)
                mass[s].append(la.exp() + lb.exp())
            out.append(diff[1] - diff[-1])
        return torch.cat(out).numpy(), min(float(torch.cat(m).mean()) for m in mass.values())


def halves(items):
    """Two halves, each with both letters."""
    order = sorted(range(len(items)), key=lambda i: items[i]["matching"])
    return [items[i] for i in order[::2]], [items[i] for i in order[1::2]]


def interval(values, seed=0, draws=10000):
    """95 % bootstrap interval of the mean."""
    index = np.random.default_rng(seed).integers(0, len(values), (draws, len(values)))
    return np.percentile(values[index].mean(1), [2.5, 97.5])


def measure(measurer, concept_folder, randoms, seed=0):
    """One cell of the table."""
    train, items = (read_items(os.path.join(concept_folder, f + ".jsonl")) for f in ("train", "eval"))
    vectors, norms = measurer.vectors(train)
    choose, report = (measurer.prepare(h) for h in halves(items))
    layers = range(measurer.first, measurer.shape.layers)
    curve = {layer: float(measurer.effect(choose, layer, vectors[layer])[0].mean()) for layer in layers}
    best = max(curve, key=curve.get)
    values, steered_mass = measurer.effect(report, best, vectors[best])
    low, high = interval(values)
    generator = torch.Generator().manual_seed(seed)
    spread = []
    for _ in range(randoms):
        v = torch.randn(measurer.shape.hidden, generator=generator)
        spread.append(abs(float(measurer.effect(report, best, v * (vectors[best].norm() / v.norm()))[0].mean())))
    limit = float(np.percentile(spread, 95)) if spread else 0.0
    delta = float(values.mean())
    baseline = torch.cat([s * (a - b) for _, _, s, a, b in report])
    return {
        "layer": best, "delta": delta, "low": float(low), "high": float(high), "random95": limit,
        "real": bool(low > 0 and delta > limit), "mass": float(torch.cat([a.exp() + b.exp() for *_, a, b in report]).mean()),
        "steered_mass": steered_mass, "baseline": float(baseline.mean()), "anti": float((values < 0).mean()),
        "norm_ratio": float(vectors[best].norm() / norms[best]), "curve": [round(c, 2) for c in curve.values()],
        "first": measurer.first,
    }  # fmt: skip


HEADER = (
    "| model | concept | best layer | delta | 95 % interval | random 95 % | real | baseline | anti | mass | steered mass | norm | "
    "curve |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def line(model, concept, c):
    return (
        f"| {model} | {concept} | {c['layer']} | {c['delta']:.2f} | {c['low']:.2f} to {c['high']:.2f} | {c['random95']:.2f} | "
        f"{'yes' if c['real'] else 'no'} | {c['baseline']:.2f} | {c['anti']:.0%} | {c['mass']:.3f} | {c['steered_mass']:.3f} | "
        f"{c['norm_ratio']:.2f} | {' '.join(f'{v:.1f}' for v in c['curve'])} |"
    )


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", default=root, help="folder with models/ and concepts/")
    parser.add_argument("--models", nargs="*", help="names (default: all)")
    parser.add_argument("--concepts", nargs="*", default=DEMO)
    parser.add_argument("--randoms", type=int, default=48, help="random vectors per cell (0: skip the control)")
    parser.add_argument("--json", help="also write the cells to this file")
    args = parser.parse_args()
    torch.set_num_threads(1)
    models = args.models or sorted(os.listdir(os.path.join(args.examples, "models")))
    cells, start = [], time.time()
    print(HEADER)
    for model in models:
        folder = os.path.join(args.examples, "models", model)
        if not os.path.exists(os.path.join(folder, "config.json")):
            continue
        measurer = Measurer(folder)
        for concept in args.concepts:
            cell = measure(measurer, os.path.join(args.examples, "concepts", concept), args.randoms)
            cells.append({"model": model, "concept": concept, **cell})
            print(line(model, concept, cell), flush=True)
    print(f"\n{sum(c['real'] for c in cells)} of {len(cells)} cells real; {time.time() - start:.0f} s")
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump(cells, file, indent=1)


if __name__ == "__main__":
    main()
