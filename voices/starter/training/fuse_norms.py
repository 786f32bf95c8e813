"""Layer norms as one LayerNormalization each (opset 17); the weights stay.

    fuse_norms.py in.onnx out.onnx

The exporter writes each norm as nine operations.  ONNX Runtime moves a Transpose through them, so that ReduceMean
runs over axis 1, and there it sums a batch of one in another order than a batch of two or more.  The last bits then
differ, and a running sum of durations close to half a frame rounds one way alone and the other way in company.
"""
import sys

import onnx
from onnx import helper, numpy_helper

PARTS = ["Sub", "Sqrt", "Add", "ReduceMean", "Pow", "ReduceMean", "Mul", "Add"]


def constants(graph):
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            values[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    return values


def fuse(model):
    """Changes the model in place; returns how many norms it had."""
    graph = model.graph
    producer = {out: node for node in graph.node for out in node.output}
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    value = constants(graph)

    fused, parts_of_norms = {}, set()
    for div in graph.node:
        if div.op_type != "Div":
            continue
        centred, deviation = producer.get(div.input[0]), producer.get(div.input[1])
        if centred is None or deviation is None or (centred.op_type, deviation.op_type) != ("Sub", "Sqrt"):
            continue
        plus_eps = producer[deviation.input[0]]
        variance = producer[plus_eps.input[0]]
        square = producer[variance.input[0]]
        mean = producer[centred.input[1]]
        scale = users[div.output[0]][0]
        shift = users[scale.output[0]][0]
        parts = [centred, deviation, plus_eps, variance, square, mean, scale, shift]
        x = centred.input[0]
        if [p.op_type for p in parts] != PARTS or mean.input[0] != x:
            raise SystemExit(f"not a layer norm as expected at {div.name}")
        fused[shift.output[0]] = helper.make_node(
            "LayerNormalization", [x, scale.input[1], shift.input[1]], [shift.output[0]],
            name=shift.name + "/LayerNormalization", axis=-1, epsilon=float(value[plus_eps.input[1]]))
        parts_of_norms |= {id(p) for p in parts + [div]}

    nodes = [fused.get(n.output[0]) if id(n) in parts_of_norms else n for n in graph.node]
    nodes = [n for n in nodes if n is not None]
    used = {name for n in nodes for name in n.input} | {o.name for o in graph.output}
    del graph.node[:]
    graph.node.extend(n for n in nodes if n.op_type != "Constant" or n.output[0] in used)
    for opset in model.opset_import:
        if opset.domain == "":
            opset.version = 17
    onnx.checker.check_model(model)
    return len(fused)


if __name__ == "__main__":
    m = onnx.load(sys.argv[1])
    print(fuse(m), "layer norms")
    onnx.save(m, sys.argv[2])
    print(sys.argv[2], len(m.graph.node), "nodes")
