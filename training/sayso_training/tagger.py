"""The tagger: a BERT-shaped encoder with one extra input feature, and for each level of nesting a linear head and a
linear-chain CRF.

The encoder has layers of MiniLM-L6-H384 (Wang et al. 2020) from all-MiniLM-L6-v2. A CRF (Lafferty et al. 2001) runs over
words, not pieces: a word's emission is read at its first piece. The CRF of the first level runs over whole articles, the
others over the words of one content each (layered tagging, as Alex, Haddow and Grover 2007 do for nested names).
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load as load_safetensors
from torch import nn
from torch.nn import functional

from .corpus import LABELS, LEVELS
from .text import FEATURES, base_archive

FORBIDDEN = -1e4


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, hidden, inner, heads, dropout, epsilon):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.attended, self.attention_norm = nn.Linear(hidden, hidden), nn.LayerNorm(hidden, epsilon)
        self.inner, self.outer = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.output_norm, self.dropout = nn.LayerNorm(hidden, epsilon), nn.Dropout(dropout)

    def forward(self, states, mask):
        rows, length, hidden = states.shape

        def split(projected):
            return projected.view(rows, length, self.heads, hidden // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        # No dropout on the attention weights: drawing it took a quarter of the training time.
        mixed = functional.scaled_dot_product_attention(query, key, value, mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, hidden)
        states = self.attention_norm(states + self.dropout(self.attended(mixed)))
        return self.output_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Tagger(nn.Module):
    """Pieces and features in, label scores of each level out."""

    def __init__(self, config, dropout=0.1):
        super().__init__()
        hidden, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.pieces = nn.Embedding(config["vocab_size"], hidden)
        self.positions = nn.Embedding(config["max_position_embeddings"], hidden)
        self.features = nn.Embedding(FEATURES, hidden)
        self.norm, self.dropout = nn.LayerNorm(hidden, epsilon), nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(hidden, config["intermediate_size"], config["num_attention_heads"], dropout, epsilon)
            for _ in range(config["num_hidden_layers"])
        )
        self.head = nn.Linear(hidden, LEVELS * len(LABELS))
        self.crfs = nn.ModuleList(Crf() for _ in range(LEVELS))
        nn.init.zeros_(self.features.weight)

    def encode(self, pieces, features, mask=None):
        """The last states [rows, pieces, width]; `mask` is added to the attention scores."""
        positions = self.positions.weight[: pieces.shape[1]]
        states = self.dropout(self.norm(self.pieces(pieces) + positions + self.features(features)))
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def score(self, states):
        """Scores [rows, …, levels, labels] of these states."""
        return self.head(self.dropout(states)).unflatten(-1, (LEVELS, len(LABELS)))

    def forward(self, pieces, features, mask=None):
        """Scores [rows, pieces, levels, labels]."""
        return self.score(self.encode(pieces, features, mask))


class Crf(nn.Module):
    """A linear-chain CRF whose transitions cannot leave BIO."""

    def __init__(self):
        super().__init__()
        size = len(LABELS)
        self.free = nn.Parameter(torch.zeros(size, size))
        forbidden = torch.zeros(size, size)
        for after, label in enumerate(LABELS):
            for before, previous in enumerate(LABELS):
                if label.startswith("I-") and previous[2:] != label[2:]:
                    forbidden[before, after] = FORBIDDEN
        self.register_buffer("forbidden", forbidden)

    @property
    def transitions(self):
        """Scores [before, after]."""
        return self.free + self.forbidden

    def loss(self, emissions, labels, present):
        """Negative log-likelihood of all rows. `labels` is 0 and `present` false beyond a row's end."""
        transitions = self.transitions
        gold = emissions.gather(2, labels[:, :, None])[:, :, 0]
        gold[:, 1:] = gold[:, 1:] + transitions[labels[:, :-1], labels[:, 1:]]
        alpha = emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, at]
            alpha = torch.where(present[:, at, None], step, alpha)
        return (torch.logsumexp(alpha, 1) - (gold * present).sum(1)).sum()

    @torch.no_grad()
    def decode(self, emissions):
        """The best label sequence for one article's emissions [words, labels] (Viterbi)."""
        transitions, best, back = self.transitions, emissions[0], []
        for row in emissions[1:]:
            score, came = (best[:, None] + transitions).max(0)
            back.append(came)
            best = score + row
        path = [int(best.argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return path[::-1]


NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "attended",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "output_norm",
}


def from_base(archive, layers, dropout=0.1):
    """A tagger with those of the base model's `layers`, and a fresh head."""
    weights = load_safetensors(archive.read("model.safetensors"))
    config = json.loads(archive.read("config.json")) | {"num_hidden_layers": len(layers)}
    tagger = Tagger(config, dropout)
    state = {
        # every piece is of segment 0, so that its segment vector folds into the positions
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for number, layer in enumerate(layers):
            for theirs, ours in NAMES.items():
                state[f"layers.{number}.{ours}.{kind}"] = weights[f"encoder.layer.{layer}.{theirs}.{kind}"]
    missing, unexpected = tagger.load_state_dict(state, strict=False)
    assert not unexpected and {name.split(".")[0] for name in missing} == {"features", "head", "crfs"}, missing
    return tagger


def from_run(folder, layers=None, dropout=0.1):
    """The tagger that train.py left in `folder`, or those of its `layers` under its head."""
    state = torch.load(Path(folder) / "tagger.pt")
    numbers = sorted({int(name.split(".")[1]) for name in state if name.startswith("layers.")})
    kept = numbers if layers is None else layers
    config = json.loads(base_archive().read("config.json")) | {"num_hidden_layers": len(kept)}
    tagger = Tagger(config, dropout)
    picked = {name: value for name, value in state.items() if not name.startswith("layers.")}
    for new, old in enumerate(kept):
        for name in (name for name in state if name.startswith(f"layers.{old}.")):
            picked[f"layers.{new}." + name.removeprefix(f"layers.{old}.")] = state[name]
    tagger.load_state_dict(picked)
    return tagger
