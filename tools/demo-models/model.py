"""Qwen3 and Qwen3-MoE in plain PyTorch: parameters are a dict with the Hugging Face names (experts stacked)."""

from dataclasses import dataclass

import torch

EPS = 1e-6
ROPE_THETA = 10000.0


@dataclass(frozen=True)
class Shape:
    """The sizes of one model; `experts` 0 means dense."""

    name: str
    layers: int
    hidden: int
    intermediate: int  # of the dense feed-forward, or of one expert
    vocab: int
    heads: int = 4
    kv_heads: int = 2
    head_dim: int = 32
    experts: int = 0
    active: int = 0

    def tensors(self):
        """Name -> shape, in the order of the checkpoint."""
        h, e, q, kv = self.hidden, self.experts, self.heads * self.head_dim, self.kv_heads * self.head_dim
        out = {"model.embed_tokens.weight": (self.vocab, h)}
        for i in range(self.layers):
            p = f"model.layers.{i}."
            out[p + "input_layernorm.weight"] = (h,)
            out[p + "self_attn.q_proj.weight"] = (q, h)
            out[p + "self_attn.k_proj.weight"] = (kv, h)
            out[p + "self_attn.v_proj.weight"] = (kv, h)
            out[p + "self_attn.o_proj.weight"] = (h, q)
            out[p + "self_attn.q_norm.weight"] = (self.head_dim,)
            out[p + "self_attn.k_norm.weight"] = (self.head_dim,)
            out[p + "post_attention_layernorm.weight"] = (h,)
            if e:
                out[p + "mlp.gate.weight"] = (e, h)
            lead = (e,) if e else ()
            infix = "mlp.experts." if e else "mlp."
            out[p + infix + "gate_proj.weight"] = (*lead, self.intermediate, h)
            out[p + infix + "up_proj.weight"] = (*lead, self.intermediate, h)
            out[p + infix + "down_proj.weight"] = (*lead, h, self.intermediate)
        out["model.norm.weight"] = (h,)
        return out

    def parameters(self):
        """The number of parameters, all and active for one token."""
        total = active = 0
        for name, shape in self.tensors().items():
            n = 1
            for d in shape:
                n *= d
            total += n
            active += n * self.active // self.experts if ".experts." in name else n
        return total, active


def initial(shape, seed):
    """Random parameters."""
    generator = torch.Generator().manual_seed(seed)
    out = {}
    for name, size in shape.tensors().items():
        if len(size) == 1:
            out[name] = torch.full(size, 0.15 if name == "model.norm.weight" else 1.0)
        else:
            std = 0.2 if "embed" in name else 0.7 * size[-1] ** -0.5
            if name.endswith(("o_proj.weight", "down_proj.weight")):
                std *= 0.3
            out[name] = torch.randn(size, generator=generator) * std
    return out


class _Norm(torch.autograd.Function):
    """RMSNorm with its derivative by hand (half the passes over memory)."""

    @staticmethod
    def forward(ctx, x, weight):
        scale = torch.rsqrt(x.square().mean(-1, keepdim=True) + EPS)
        ctx.save_for_backward(x, weight, scale)
        return x * scale * weight

    @staticmethod
    def backward(ctx, grad):
        x, weight, scale = ctx.saved_tensors
        unit = x * scale
        for_weight = (grad * unit).flatten(0, -2).sum(0)
        grad = grad * weight
        inner = (grad * unit).mean(-1, keepdim=True)
        return unit.mul_(inner).neg_().add_(grad).mul_(scale), for_weight


_norm = _Norm.apply


def rotary(length, head_dim):
    """Cosines and sines [length, head_dim] for the rotate-half form."""
    frequency = ROPE_THETA ** (-torch.arange(0, head_dim, 2).float() / head_dim)
    angle = torch.arange(length).float()[:, None] * frequency
    return torch.cat((angle, angle), -1).cos(), torch.cat((angle, angle), -1).sin()


def _rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat((-b, a), -1) * sin


class Net:
    """The forward pass; `product` is the type in which matrix products are taken (bfloat16 to train, float32 to measure)."""

    def __init__(self, shape, weights, product=torch.float32):
        self.shape, self.w, self.product = shape, weights, product
        self.balance = None  # load-balancing loss of the last pass (MoE)

    def _mm(self, x, weight):
        return (x.to(self.product) @ weight.to(self.product).transpose(-1, -2)).float()

    def _attention(self, x, p, cos, sin, mask):
        s, (batch, length, _) = self.shape, x.shape

        qkv = self._mm(x, torch.cat([self.w[f"{p}self_attn.{n}_proj.weight"] for n in "qkv"]))
        q, k, v = qkv.view(batch, length, -1, s.head_dim).transpose(1, 2).split((s.heads, s.kv_heads, s.kv_heads), 1)
        q, k = _norm(q, self.w[p + "self_attn.q_norm.weight"]), _norm(k, self.w[p + "self_attn.k_norm.weight"])
        q, k = _rotate(q, cos, sin), _rotate(k, cos, sin)
        group = s.heads // s.kv_heads
        k, v = (t.unsqueeze(2).expand(-1, -1, group, -1, -1).reshape(batch * s.heads, length, s.head_dim) for t in (k, v))
        q = (q * s.head_dim**-0.5).reshape(batch * s.heads, length, s.head_dim)
        scores = torch.bmm(q.to(self.product), k.to(self.product).transpose(1, 2)).float() + mask
        mixed = torch.bmm(scores.softmax(-1).to(self.product), v.to(self.product)).float()
        mixed = mixed.view(batch, s.heads, length, s.head_dim).transpose(1, 2).reshape(batch, length, -1)
        return self._mm(mixed, self.w[p + "self_attn.o_proj.weight"])

    def _feed_forward(self, x, p):
        if not self.shape.experts:
            gate, up = (self._mm(x, self.w[f"{p}mlp.{n}_proj.weight"]) for n in ("gate", "up"))
            return self._mm(torch.nn.functional.silu(gate) * up, self.w[p + "mlp.down_proj.weight"])
        # Every expert sees every token (they are tiny); the router's weights of those not chosen are zero.
        s, flat = self.shape, x.reshape(-1, x.shape[-1])
        probability = (flat @ self.w[p + "mlp.gate.weight"].t()).softmax(-1)
        top, index = probability.topk(s.active, -1)
        share = torch.zeros_like(probability).scatter(1, index, top / top.sum(-1, keepdim=True))
        if self.balance is not None:
            self.balance = self.balance + s.experts * ((share > 0).float().mean(0) * probability.mean(0)).sum() / s.active
        names = [f"{p}mlp.experts.{n}_proj.weight" for n in ("gate", "up", "down")]
        gate, up, down = (self.w[n] for n in names)
        hidden = torch.nn.functional.silu(self._mm(flat, gate.reshape(-1, s.hidden))) * self._mm(flat, up.reshape(-1, s.hidden))
        hidden = hidden * share.repeat_interleave(s.intermediate, 1)
        return self._mm(hidden, down.transpose(0, 1).reshape(s.hidden, -1)).view_as(x)

    def blocks(self, h, first=0, add=None, taps=None):
        """Runs blocks first.. on the residual stream [batch, length, hidden].

        `add` maps a layer to what is added to its output; `taps`, a dict, receives the output of the layers it has as keys.
        """
        length = h.shape[1]
        cos, sin = rotary(length, self.shape.head_dim)
        mask = torch.full((length, length), float("-inf")).triu(1)
        for i in range(first, self.shape.layers):
            p = f"model.layers.{i}."
            h = h + self._attention(_norm(h, self.w[p + "input_layernorm.weight"]), p, cos, sin, mask)
            h = h + self._feed_forward(_norm(h, self.w[p + "post_attention_layernorm.weight"]), p)
            if add is not None and i in add:
                h = h + add[i](h)
            if taps is not None and i in taps:
                taps[i] = h
        return h

    def embed(self, ids):
        return torch.nn.functional.embedding(ids, self.w["model.embed_tokens.weight"])

    def logits(self, h):
        """Logits of residual-stream rows [n, hidden]."""
        return self._mm(_norm(h, self.w["model.norm.weight"]), self.w["model.embed_tokens.weight"])
