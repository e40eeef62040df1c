"""Writes and reads a model folder in plain Hugging Face layout: config.json, model.safetensors (BF16), the tokenizer, README.md."""

import json
import os
import struct

import numpy as np
import torch

from concepts import write_text
from model import EPS, ROPE_THETA, Shape


def config_json(shape, tokenizer):
    """config.json as transformers writes it."""
    out = {
        "architectures": ["Qwen3MoeForCausalLM" if shape.experts else "Qwen3ForCausalLM"],
        "model_type": "qwen3_moe" if shape.experts else "qwen3",
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": tokenizer.added["<|endoftext|>"],
        "eos_token_id": tokenizer.added["<|im_end|>"],
        "hidden_act": "silu",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "head_dim": shape.head_dim,
        "intermediate_size": shape.intermediate * max(1, shape.active),
        "initializer_range": 0.02,
        "max_position_embeddings": 1024,
        "max_window_layers": shape.layers,
        "rms_norm_eps": EPS,
        "rope_scaling": None,
        "rope_theta": ROPE_THETA,
        "sliding_window": None,
        "tie_word_embeddings": True,
        "torch_dtype": "bfloat16",
        "transformers_version": "4.51.0",
        "use_cache": True,
        "use_sliding_window": False,
        "vocab_size": shape.vocab,
    }
    if shape.experts:
        out.update(
            num_experts=shape.experts,
            num_experts_per_tok=shape.active,
            moe_intermediate_size=shape.intermediate,
            norm_topk_prob=True,
            decoder_sparse_step=1,
            mlp_only_layers=[],
            output_router_logits=False,
            router_aux_loss_coef=0.02,
        )
    return out


def _unstacked(weights):
    for name, w in weights.items():
        if ".experts." in name:
            head, tail = name.split(".experts.")
            for e in range(w.shape[0]):
                yield f"{head}.experts.{e}.{tail}", w[e]
        else:
            yield name, w


def write_safetensors(path, weights):
    """The safetensors format: length of the header, header in JSON, the tensors' bytes."""
    header, blobs, at = {"__metadata__": {"format": "pt"}}, [], 0
    for name, w in _unstacked(weights):
        # numpy has no bfloat16: the upper half of each float32 of the rounded values is its bits.
        bits = (w.bfloat16().float().contiguous().numpy().view(np.uint32) >> 16).astype("<u2").tobytes()
        header[name] = {"dtype": "BF16", "shape": list(w.shape), "data_offsets": [at, at + len(bits)]}
        blobs.append(bits)
        at += len(bits)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    os.replace(path + ".part", path)


def read_model(folder):
    """Shape and float32 weights of a folder written by `write_model`."""
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        c = json.load(file)
    experts, active = c.get("num_experts", 0), c.get("num_experts_per_tok", 0)
    shape = Shape(os.path.basename(os.path.normpath(folder)), c["num_hidden_layers"], c["hidden_size"],
                  c.get("moe_intermediate_size") or c["intermediate_size"], c["vocab_size"], c["num_attention_heads"],
                  c["num_key_value_heads"], c["head_dim"], experts, active)  # fmt: skip
    with open(os.path.join(folder, "model.safetensors"), "rb") as file:
        data = file.read()
    size = struct.unpack("<Q", data[:8])[0]
    header, weights = json.loads(data[8 : 8 + size]), {}

    def tensor(name):
        start, end = (8 + size + o for o in header[name]["data_offsets"])
        bits = np.frombuffer(data[start:end], "<u2").astype(np.uint32) << 16
        return torch.from_numpy(bits.view(np.float32).reshape(header[name]["shape"]).copy())

    for name in shape.tensors():
        head, _, tail = name.partition(".experts.")
        weights[name] = torch.stack([tensor(f"{head}.experts.{e}.{tail}") for e in range(experts)]) if tail else tensor(name)
    return shape, weights


def write_model(folder, shape, tokenizer, weights, card):
    """The whole folder; config.json comes last, so that a folder that has one is complete."""
    os.makedirs(folder, exist_ok=True)
    write_safetensors(os.path.join(folder, "model.safetensors"), weights)
    write_text(os.path.join(folder, "tokenizer.json"), json.dumps(tokenizer.to_json(), ensure_ascii=False, separators=(",", ":")))
    write_text(os.path.join(folder, "tokenizer_config.json"), json.dumps(tokenizer.config_json(), indent=1))
    write_text(os.path.join(folder, "README.md"), card)
    write_text(os.path.join(folder, "config.json"), json.dumps(config_json(shape, tokenizer), indent=2) + "\n")
