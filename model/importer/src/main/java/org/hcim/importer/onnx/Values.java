package org.hcim.importer.onnx;

import java.util.HashMap;
import java.util.Map;

/** The values of a graph's tensors by name, with the number of readers. */
final class Values {

  private final Map<String, Value> byName = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, CodeBits> annotated = new HashMap<>();

  Value get(String name) {
    Value value = byName.get(name);
    Refusal.unless(
        value != null,
        "tensor %s is not defined by an input, an initializer or a node before",
        Text.shown(name));
    return value;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * The value as one of its readers sees it; steps fold into its layer only if there is a single
   * reader.
   */
  Value asRead(String name) {
    return get(name) instanceof Value.Activation activation && readers(name) != 1
        ? activation.shared()
        : get(name);
  }

  /** Defines a tensor; each name is defined once. */
  void put(String name, Value value) {
    Refusal.unless(byName.put(name, value) == null, "tensor %s is defined twice", Text.shown(name));
  }

  /** Marks an output of a refused node as unknown. */
  void putUnknown(String name) {
    byName.putIfAbsent(name, new Value.Unknown());
  }

  /** Records the width that the file states for a tensor's codes. */
  void annotate(String name, CodeBits bits) {
    annotated.put(name, bits);
  }

  /** The width of a tensor's codes: that of its type unless the file states another. */
  int bits(String name, ElementType type) {
    CodeBits stated = annotated.getOrDefault(name, new CodeBits(type.isSigned(), type.bits()));
    Refusal.unless(
        stated.isSigned() == type.isSigned() && stated.bits() <= type.bits(),
        "the annotation of %s (%s) must fit its type %s",
        Text.shown(name),
        stated.text(),
        type);
    return stated.bits();
  }

  void addReader(String name) {
    readers.merge(name, 1, Integer::sum);
  }

  int readers(String name) {
    return readers.getOrDefault(name, 0);
  }
}
