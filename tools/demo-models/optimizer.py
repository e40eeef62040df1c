"""Muon for the matrices of the blocks (batched over those of one shape) and AdamW for the rest."""

import torch


def _orthogonal(g, steps=5):
    """Newton-Schulz iteration: g's nearest orthogonal matrix, roughly; g is [n, rows, columns]."""
    tall = g.shape[1] > g.shape[2]
    x = g.bfloat16().transpose(1, 2) if tall else g.bfloat16()
    x = x / (x.float().flatten(1).norm(dim=1)[:, None, None] + 1e-7).bfloat16()
    for _ in range(steps):
        a = x @ x.transpose(1, 2)
        b = -4.7750 * a + 2.0315 * (a @ a)
        x = 3.4445 * x + b @ x
    return (x.transpose(1, 2) if tall else x).float()


class Optimizer:
    """One step() per batch; rates are multiplied by the schedule's factor."""

    def __init__(self, weights, extra=(), matrix_rate=0.02, rate=0.004):
        self.matrix_rate, self.rate, self.count = matrix_rate, rate, 0
        self.groups, self.other = {}, list(extra)
        for name, w in weights.items():
            if w.dim() >= 2 and "layers" in name and "mlp.gate.weight" not in name:
                # What writes to the residual stream moves more slowly: else it drowns the embeddings.
                scale = 0.3 if name.endswith(("o_proj.weight", "down_proj.weight")) else 1.0
                self.groups.setdefault((*w.shape[-2:], scale), []).append(w)
            else:
                self.other.append(w)
        self.momentum = {k: [torch.zeros_like(w) for w in ws] for k, ws in self.groups.items()}
        self.first = [torch.zeros_like(w) for w in self.other]
        self.second = [torch.zeros_like(w) for w in self.other]

    @torch.no_grad()
    def step(self, factor):
        self.count += 1
        for key, ws in self.groups.items():
            size, rate = key[:2], self.matrix_rate * factor * key[2]
            updates = []
            for w, m in zip(ws, self.momentum[key]):
                m.lerp_(w.grad, 0.05)
                updates.append(w.grad.lerp(m, 0.95).reshape(-1, *size))
            update = _orthogonal(torch.cat(updates)) * max(1.0, size[0] / size[1]) ** 0.5
            at = 0
            for w in ws:
                n = w.numel() // (size[0] * size[1])
                w.mul_(1 - 0.1 * rate)
                w.sub_(update[at : at + n].view_as(w), alpha=rate)
                at += n
        for w, a, b in zip(self.other, self.first, self.second):
            a.lerp_(w.grad, 0.1)
            b.lerp_(w.grad.square(), 0.05)
            step = (a / (1 - 0.9**self.count)) / ((b / (1 - 0.95**self.count)).sqrt() + 1e-8)
            w.sub_(step, alpha=self.rate * factor)
        for w in [*self.other, *(w for ws in self.groups.values() for w in ws)]:
            w.grad = None
