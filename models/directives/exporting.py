"""Writes the trained encoder as an ONNX graph in eight bits, as `directive_extract.extract.encoder` reads it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformer import EPSILON, HEADS, LABELS, Weights

from directive_extract.wordpieces.embeddings import WIDTH

OPSET, IR = 20, 9  # Gelu is an operator of its own from 20 on; onnxruntime 1.20 reads both


def export(weights: Weights) -> bytes:
    """The encoder as bytes.

    Matrices are kept in seven bits of eight: on processors without instructions for it, products of two full bytes
    overflow, and the same text would get other probabilities there.

    Args:
        weights: As `transformer.initial_weights` lays them out.

    Returns:
        An ONNX graph.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        onnx.save(_Graph(weights).model(), plain)
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return small.read_bytes()


class _Graph:
    """Builds the graph for one window: pieces by width, without padding."""

    def __init__(self, weights: Weights) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []
        self._number = 0
        self._weights = weights

    def model(self) -> onnx.ModelProto:
        """The graph, checked."""
        state = self._norm(self._op("Add", "words", self._places()), self._weights["first"])
        for layer in self._weights["layers"]:
            state = self._layer(state, layer)
        self._nodes.append(
            helper.make_node(
                "Identity", [self._linear(self._op("MatMul", "spans", state), self._weights["scores"])], ["scores"]
            )
        )
        real = TensorProto.FLOAT
        inputs = [
            helper.make_tensor_value_info("words", real, ["pieces", WIDTH]),
            helper.make_tensor_value_info("spans", real, ["clauses", "pieces"]),
        ]
        outputs = [helper.make_tensor_value_info("scores", real, ["clauses", len(LABELS)])]
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, self._tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
        onnx.checker.check_model(model)
        return model

    def _places(self) -> str:
        """The vectors of as many places as the window has pieces."""
        length = self._op("Shape", "words", start=0, end=1)
        start = self._constant(np.array([0], np.int64))
        return self._op("Slice", self._constant(np.asarray(self._weights["places"])), start, length, start)

    def _layer(self, state: str, layer: Weights) -> str:
        query = self._heads(self._linear(state, layer["query"]), (1, 0, 2))
        key = self._heads(self._linear(state, layer["key"]), (1, 2, 0))
        value = self._heads(self._linear(state, layer["value"]), (1, 0, 2))
        likeness = self._op("Div", self._op("MatMul", query, key), self._constant(np.float32(np.sqrt(WIDTH / HEADS))))
        mixed = self._op("MatMul", self._op("Softmax", likeness, axis=-1), value)
        joined = self._reshaped(self._op("Transpose", mixed, perm=(1, 0, 2)), (0, WIDTH))
        state = self._norm(self._op("Add", state, self._linear(joined, layer["mixed"])), layer["after attention"])
        wide = self._op("Gelu", self._linear(state, layer["wide"]), approximate="tanh")
        return self._norm(self._op("Add", state, self._linear(wide, layer["narrow"])), layer["after feeding"])

    def _heads(self, state: str, order: tuple[int, ...]) -> str:
        return self._op("Transpose", self._reshaped(state, (0, HEADS, WIDTH // HEADS)), perm=order)

    def _reshaped(self, state: str, shape: tuple[int, ...]) -> str:
        return self._op("Reshape", state, self._constant(np.array(shape, np.int64)))

    def _linear(self, state: str, layer: tuple[Any, Any]) -> str:
        matrix, vector = (self._constant(np.asarray(part)) for part in layer)
        return self._op("Add", self._op("MatMul", state, matrix), vector)

    def _norm(self, state: str, norm: tuple[Any, Any]) -> str:
        size, shift = (self._constant(np.asarray(part)) for part in norm)
        return self._op("LayerNormalization", state, size, shift, axis=-1, epsilon=EPSILON)

    def _op(self, kind: str, *inputs: str, **options: Any) -> str:
        name = self._name()
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **options))
        return name

    def _constant(self, value: Any) -> str:
        name = self._name()
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _name(self) -> str:
        self._number += 1
        return f"t{self._number}"
