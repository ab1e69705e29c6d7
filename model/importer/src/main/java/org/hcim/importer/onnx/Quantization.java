package org.hcim.importer.onnx;

import java.util.Optional;

/**
 * The integer codes of a quantized tensor: number = (code - zero point) x scale.
 *
 * @param type of the codes
 * @param scale one number, or one for each index of {@code axis}
 * @param zeroPoint of the shape of the scale; none is 0
 * @param axis of the scale's numbers where there are several
 * @param bits of a code, which may be fewer than the type's
 */
public record Quantization(
    ElementType type, Tensor scale, Optional<Tensor> zeroPoint, int axis, int bits) {}
