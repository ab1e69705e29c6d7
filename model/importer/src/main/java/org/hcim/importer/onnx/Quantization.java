package org.hcim.importer.onnx;

import java.util.Optional;

/**
 * The integer codes of a quantized tensor: number = (code - zero point) x scale.
 *
 * @param type type of the codes
 * @param scale one value, or one per index of {@code axis}
 * @param zeroPoint zero point, in the shape of the scale; empty for 0
 * @param axis axis of the scale's values, if there are several
 * @param bits width of a code, which may be less than that of the type
 */
public record Quantization(
    ElementType type, Tensor scale, Optional<Tensor> zeroPoint, int axis, int bits) {}
