package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads tensors of a model. Sizes are checked against the available data before any allocation;
 * external data is opened only when its values are needed.
 *
 * @param folder the folder of the model
 */
record TensorReader(Path folder) {

  Tensor read(TensorProto proto) {
    ElementType type =
        ElementType.of(proto.getDataType())
            .orElseThrow(
                () ->
                    new Refusal(
                        "data type "
                            + proto.getDataType()
                            + " is not supported; accepted: "
                            + List.of(ElementType.values())));
    Refusal.unless(!proto.hasSegment(), "tensors in segments are not supported");
    List<Long> dims = Dims.checked(proto.getDimsList());
    if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      ExternalData data = ExternalData.of(proto.getName(), proto.getExternalDataList());
      return Tensor.external(
          type, dims, () -> raw(type, dims, data.read(folder, bytes(type, dims))));
    }
    if (proto.hasRawData()) {
      requireBytes(type, dims, proto.getRawData().size());
      return Tensor.stored(
          type, dims, () -> raw(type, dims, proto.getRawData().asReadOnlyByteBuffer()));
    }
    requireNumbers(type, dims, proto);
    return Tensor.stored(type, dims, () -> typed(type, proto, elements(dims)));
  }

  private static long bytes(ElementType type, List<Long> dims) {
    return (Dims.elements(dims) * type.bits() + 7) / 8;
  }

  private static void requireBytes(ElementType type, List<Long> dims, long present) {
    Refusal.unless(
        present == bytes(type, dims),
        "a tensor of %s and type %s has %d bytes instead of %d",
        Text.sizes(dims),
        type,
        present,
        bytes(type, dims));
  }

  private static void requireNumbers(ElementType type, List<Long> dims, TensorProto proto) {
    int present =
        switch (type) {
          case FLOAT -> proto.getFloatDataCount();
          case DOUBLE -> proto.getDoubleDataCount();
          case INT64 -> proto.getInt64DataCount();
          case UINT32, UINT64 -> proto.getUint64DataCount();
          default -> proto.getInt32DataCount();
        };
    long expected = type.bits() == 4 ? (Dims.elements(dims) + 1) / 2 : Dims.elements(dims);
    Refusal.unless(
        present == expected,
        "a tensor of %s and type %s has %d numbers instead of %d",
        Text.sizes(dims),
        type,
        present,
        expected);
  }

  private static int elements(List<Long> dims) {
    return Math.toIntExact(Dims.elements(dims));
  }

  private static double[] typed(ElementType type, TensorProto proto, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> proto.getFloatData(i);
            case DOUBLE -> proto.getDoubleData(i);
            case INT64 -> (double) proto.getInt64Data(i);
            case UINT32, UINT64 -> (double) proto.getUint64Data(i);
            case FLOAT16 -> half(proto.getInt32Data(i));
            case BFLOAT16 -> Float.intBitsToFloat(proto.getInt32Data(i) << 16);
            case INT4, UINT4 -> nibble(type, proto.getInt32Data(i / 2), i);
            default -> proto.getInt32Data(i);
          };
    }
    return values;
  }

  private static double[] raw(ElementType type, List<Long> dims, ByteBuffer bytes) {
    ByteBuffer data = bytes.order(ByteOrder.LITTLE_ENDIAN);
    int start = data.position();
    return IntStream.range(0, elements(dims)).mapToDouble(i -> at(type, data, start, i)).toArray();
  }

  private static double at(ElementType type, ByteBuffer data, int start, int i) {
    return switch (type) {
      case FLOAT -> data.getFloat(start + 4 * i);
      case DOUBLE -> data.getDouble(start + 8 * i);
      case INT64, UINT64 -> (double) data.getLong(start + 8 * i);
      case INT32 -> data.getInt(start + 4 * i);
      case UINT32 -> (double) Integer.toUnsignedLong(data.getInt(start + 4 * i));
      case INT16 -> data.getShort(start + 2 * i);
      case UINT16 -> Short.toUnsignedInt(data.getShort(start + 2 * i));
      case FLOAT16 -> half(data.getShort(start + 2 * i));
      case BFLOAT16 -> Float.intBitsToFloat(data.getShort(start + 2 * i) << 16);
      case INT8 -> data.get(start + i);
      case UINT8, BOOL -> Byte.toUnsignedInt(data.get(start + i));
      case INT4, UINT4 -> nibble(type, data.get(start + i / 2), i);
    };
  }

  /** The element of a pair; the first one is in the low four bits. */
  private static int nibble(ElementType type, int pair, int i) {
    int code = (i % 2 == 0 ? pair : pair >> 4) & 0xf;
    return type == ElementType.INT4 && code >= 8 ? code - 16 : code;
  }

  /** The value of an IEEE 754 half-precision number. */
  private static double half(int bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        exponent == 0
            ? fraction * 0x1p-24
            : exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : (1024 + fraction) * Math.scalb(1.0, exponent - 25);
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }
}
