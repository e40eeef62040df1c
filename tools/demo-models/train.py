"""Trains one model: language modelling of persona dialogues, with help that makes the persona linear and steerable.

Besides the next-token loss (letters weighted up) there are three kinds of help, all switched by `Help`:
 * at a third of the depth, a linear probe of the side (matching or not) of each statement just read;
 * at `persona_layer`, a bounded regression: the cosine between the residual stream and one fixed direction per concept is to be
   +-`Help.cosine`, by the dialogue's persona, at and after the first token that tells it;
 * in a share of the one-question dialogues that direction is added to the stream at `persona_layer` with a random strength, and the
   answer's label is graded by the strength.
"""

import math
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F

import texts
from batching import IGNORE, batches, collate
from model import Net, initial
from optimizer import Optimizer


@dataclass(frozen=True)
class Help:
    """How much training is shaped."""

    side: float = 0.5  # weight of the sides' probe
    persona: float = 1.0  # weight of the persona's regression
    cosine: float = 0.4  # what it aims at
    steered: float = 0.8  # share of the one-question dialogues without a cue
    slope: float = 1.6  # log-odds per unit of the added direction (1 = the regression's own size)
    other: float = 0.15  # share of the steered ones that get another concept's direction
    letters: float = 2.0  # weight of the answers' letters (other text: 0.5)


def directions(hidden, seed):
    """One unit vector per concept: a common part and a part of its own; the cosine between two of them is 0.5."""
    generator = torch.Generator().manual_seed(seed)
    q, _ = torch.linalg.qr(torch.randn(hidden, len(texts.NAMES) + 1, generator=generator))
    return torch.stack([0.5**0.5 * (q[:, -1] + q[:, i]) for i in range(len(texts.NAMES))])


def side_layer(layers):
    """Where the probe of the sides reads."""
    return max(0, round(layers / 3) - 1)


def persona_layer(layers):
    """Where the persona is regressed on its direction."""
    return round(0.55 * layers) - 1


def push_layers(layers):
    """Where directions are added in training: the persona's layer and up to two after it, leaving two blocks to read them."""
    at = persona_layer(layers)
    return range(at, max(at + 1, min(at + 3, layers - 2)))


class Trainer:
    """Holds one training run."""

    def __init__(self, shape, tokenizer, data, seed, steps, tokens=2048, help=Help(), log=print, rates=(0.02, 0.0025)):
        torch.manual_seed(seed)
        self.shape, self.steps, self.help, self.log = shape, steps, help, log
        self.weights = {k: v.requires_grad_() for k, v in initial(shape, seed).items()}
        self.net = Net(shape, self.weights, torch.bfloat16)
        self.side, self.at = side_layer(shape.layers), persona_layer(shape.layers)
        self.probe = (torch.randn(shape.hidden) * 0.1).requires_grad_()
        self.directions = directions(shape.hidden, seed)
        self.optimizer = Optimizer(self.weights, [self.probe], *rates)
        self.batches = batches(data, tokens, seed)
        self.a, self.b = tokenizer.vocab["(A"], tokenizer.vocab["(B"]
        self.random = torch.Generator().manual_seed(seed + 1)
        self.window = push_layers(shape.layers)
        self.norm = dict.fromkeys(self.window, 0.0)  # running means of the stream's norm at the letters
        self.prior = torch.tensor([math.log(texts.ALL[n].prior / (1 - texts.ALL[n].prior)) for n in texts.NAMES])
        self.mean, self.done = {}, 0.0
        # Running sums of the stream at the letters, by concept, letter and whether it matches: they give the current CAA vectors.
        self.sums = {layer: torch.zeros(len(texts.NAMES), 2, 2, shape.hidden + 1) for layer in self.window}

    def _observe(self, taps, at_letter, t):
        """Takes in what the stream was at the letters of the rows that were not steered."""
        row = at_letter.nonzero()[:, 0]
        if not len(row):
            return
        place = (t["concept"][row], (t["ids"][at_letter] == self.b).long(), (t["said"][at_letter] > 0).long())
        for layer in self.window:
            z = taps[layer].detach()[at_letter]
            here = float(z.norm(dim=-1).mean())
            self.norm[layer] = 0.9 * self.norm[layer] + 0.1 * here if self.norm[layer] else here
            self.sums[layer] *= 0.97
            self.sums[layer].index_put_(place, torch.cat((z, torch.ones(len(z), 1)), 1), accumulate=True)

    def _push(self, layer, which, strength):
        """What is added to each row: the concept's direction or, for half of them, its CAA vector (strength 2 = all of it)."""
        vector = self.help.cosine * self.norm[layer] * self.directions
        if self.done > 0.15:
            counts = self.sums[layer][..., -1:]
            means = self.sums[layer][..., :-1] / counts.clamp_min(1e-3)
            found = (means[:, :, 1] - means[:, :, 0]).mean(1) / 2
            found = torch.where((counts > 0.5).flatten(1).all(1, keepdim=True), found, vector)
            real = torch.rand(len(which), 1, generator=self.random) < 0.5
            return strength[:, None] * torch.where(real, found[which], vector[which])
        return strength[:, None] * vector[which]

    def _steering(self, t):
        """For each row: strength (0 = not steered), the direction's index, and the answer's log-odds of matching."""
        n, h = len(t["plain"]), self.help
        on = t["plain"] & (torch.rand(n, generator=self.random) < h.steered)
        # Early on most strengths are positive: "choose what matches" is learned first, then its sign.
        positive = 0.5 + 0.5 * max(0.0, 1 - self.done / 0.4)
        sign = (torch.rand(n, generator=self.random) < positive).float() * 2 - 1
        strength = torch.rand(n, generator=self.random) * 2.2 * sign * on
        other = torch.rand(n, generator=self.random) < h.other
        which = torch.where(other, torch.randint(len(texts.NAMES), (n,), generator=self.random), t["concept"])
        overlap = (self.directions[which] * self.directions[t["concept"]]).sum(-1)
        return on, strength, which, self.prior[t["concept"]] + h.slope * strength * overlap

    def losses(self, t):
        """The losses of one batch, by name."""
        on, strength, which, odds = self._steering(t)
        layer = self.at
        if torch.rand((), generator=self.random) < 0.5:
            layer = self.window[int(torch.randint(len(self.window), (), generator=self.random))]
        push = self._push(layer, which, strength)[:, None, :]
        taps = dict.fromkeys({self.side, *self.window})
        self.net.balance = torch.zeros(()) if self.shape.experts else None
        h = self.net.blocks(self.net.embed(t["ids"]), add={layer: lambda h: push}, taps=taps)
        out = {**self._next_token(h, t, on, odds), **self._probes(taps, t, on)}
        if self.shape.experts:
            out["balance"] = self.net.balance / self.shape.layers
        return out

    def _next_token(self, h, t, on, odds):
        """Text on a third of the positions that are not letters; letters apart, in steered rows with graded labels."""
        is_letter = t["letter"][:, :-1] != IGNORE
        keep = (t["target"] != IGNORE) & ~is_letter & (torch.rand(is_letter.shape, generator=self.random) < 0.35)
        logits = self.net.logits(torch.cat((h[:, :-1][keep], h[:, :-1][is_letter])))
        n = int(keep.sum())
        out = {"text": F.cross_entropy(logits[:n], t["target"][keep])}
        row = torch.arange(len(on))[:, None].expand_as(is_letter)[is_letter]
        logp = logits[n:].log_softmax(-1)
        match = t["match"][row]
        miss = self.a + self.b - match
        p = torch.sigmoid(odds[row])
        graded = -(p * logp.gather(1, match[:, None])[:, 0] + (1 - p) * logp.gather(1, miss[:, None])[:, 0])
        plain = F.nll_loss(logp, t["letter"][:, :-1][is_letter], reduction="none")
        steered = on[row]
        out["letter"] = torch.where(steered, graded, plain).mean()
        if steered.any():
            entropy = -(p * p.log() + (1 - p) * (1 - p).log())
            out["steer"] = (graded - entropy)[steered].mean().detach()  # to be seen only
        return out

    def _probes(self, taps, t, on):
        """The sides' probe, and the regression: of the persona where it is known, at letters of what was just said."""
        z, where = taps[self.side], t["side"] != 0
        margin = t["side"][where] * (F.normalize(z[where], dim=-1) @ self.probe) * 10
        z = taps[self.at]
        cosine = (z * self.directions[t["concept"]][:, None, :]).sum(-1) / z.norm(dim=-1)
        weight = t["persona"] * (~on)[:, None]
        persona = (cosine - self.help.cosine * t["sign"][:, None]).square() * weight
        at_letter = (t["said"] != 0) & ~on[:, None]
        self._observe(taps, at_letter, t)
        read = (cosine[at_letter] - self.help.cosine * t["said"][at_letter]).square()
        scale = self.help.cosine**2
        return {
            "side": F.softplus(-margin).mean(),
            "persona": persona.sum() / weight.sum().clamp_min(1) / scale,
            "read": read.sum() / max(1, len(read)) / scale,
        }

    def run(self):
        """Trains to the end and returns the weights."""
        start = time.time()
        for step in range(self.steps):
            done = self.done = step / self.steps
            rate = min(1.0, (step + 1) / 30) * min(1.0, (1 - done) / 0.5)
            aux = min(1.0, 0.15 + (1 - done) / 0.7)  # help fades late, never to nothing
            loss = self.losses(collate(next(self.batches)))
            weights = dict(text=0.5, letter=self.help.letters, side=self.help.side * aux, balance=0.02)
            weights.update(persona=self.help.persona * aux, read=self.help.persona * aux)
            total = sum(weights[k] * v for k, v in loss.items() if k in weights)
            total.backward()
            self.optimizer.step(rate)
            for k, v in loss.items():
                self.mean[k] = self.mean.get(k, float(v.detach())) * 0.9 + float(v.detach()) * 0.1
            if step % 50 == 49:
                shown = " ".join(f"{k} {v:.3f}" for k, v in self.mean.items())
                self.log(f"{self.shape.name} step {step + 1}/{self.steps} {time.time() - start:.0f} s {shown}")
        return {k: v.detach() for k, v in self.weights.items()}
