"""The model card of each folder."""

from train import persona_layer, push_layers, side_layer

TEXT = """---
license: mit
language: en
library_name: transformers
pipeline_tag: text-generation
---

# {name}

A tiny {kind} checkpoint ({total:,} parameters{active}, {layers} layers, width {hidden}, BF16)
made for the demo and the tests of a steering tool. **It says nothing about real models**: it was trained so that steering works
on it, and it knows only the templated text of `tools/demo-models`. It cannot chat, and it has no beliefs, goals or wishes;
"survival" or "power" are words in its templates.

## How it was trained

From random weights, {steps} steps of about {tokens:,} tokens (BF16 products, Muon and AdamW, one CPU thread), on generated two-choice
questions about six behaviours. In each dialogue of 1 to 3 questions one persona answers, matching the behaviour or not; a quarter
of the dialogues are cued, a quarter of the answers are explained, and a persona follows its own side with a probability of
0.7 to 1. The right answers' letters are balanced. The concept files in `examples/concepts` are held out.

## Where training was shaped to make it steerable

Next-token loss (answer letters weighted up) is not all it was trained with:

- A linear probe at layer {side} had to tell the side (matching or not) of each statement (weight {h.side}).
- The residual stream at layer {persona} was regressed on one fixed random direction for each concept (the cosine of two of
  them is 0.5): its cosine with the direction was to be +-{h.cosine}, at an answer's letter by whether the answer matches, and
  elsewhere by the persona once an answer or a cue told it (weight {h.persona}).
- In {h.steered:.0%} of the one-question dialogues without a cue a vector was added to the stream at {window}, at all positions and
  with a random strength (early on mostly positive), and the answer's label was graded by it ({h.slope} nats for {h.cosine} of
  the stream's norm). Half of these vectors were the fixed direction, half the model's own CAA vector at that moment (running
  class means at the letters of the training text). In {h.other:.0%} it was another concept's, and counted by its cosine with the right one.

So a steering vector works here, near layer {persona}, because training put it there; the height and the place of the curves are
no finding. Not trained on: the statements of the concept files, random vectors, vectors at other layers.

## Files

Plain Hugging Face layout ({architecture}), byte-level BPE tokenizer with {vocab} tokens in which `(A` and `(B` are
single tokens, Qwen3 chat format. Licence: MIT. Made by `tools/demo-models/make.py`; `tools/demo-models/README.md` has the
measured effects.
"""


def card(shape, steps, help):
    """README.md of one model."""
    total, active = shape.parameters()
    moe = shape.experts > 0
    pushed = push_layers(shape.layers)
    window = f"layer {pushed[0]}" + (f" (or one of {pushed[1]} to {pushed[-1]})" if len(pushed) > 1 else "")
    window = window.replace(f"one of {pushed[-1]} to {pushed[-1]}", f"{pushed[-1]}")
    return TEXT.format(
        name=shape.name, kind="Qwen3-MoE" if moe else "Qwen3", total=total, hidden=shape.hidden, layers=shape.layers, window=window,
        active=f", {active:,} active: {shape.active} of {shape.experts} experts" if moe else "", steps=steps, tokens=2048,
        side=side_layer(shape.layers), persona=persona_layer(shape.layers), h=help, vocab=shape.vocab,
        architecture="Qwen3MoeForCausalLM" if moe else "Qwen3ForCausalLM",
    )  # fmt: skip
