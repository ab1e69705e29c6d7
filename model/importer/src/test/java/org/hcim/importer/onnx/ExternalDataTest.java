package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDataTest {

  @TempDir private Path folder;

  private static ExternalData at(String location, Map<String, String> more) {
    var entries = new ArrayList<>(List.of(entry("location", location)));
    more.forEach((key, value) -> entries.add(entry(key, value)));
    return ExternalData.of("w", entries);
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private Path sixteenBytes(Path at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(9).putFloat(1).putFloat(2).putFloat(3);
    return Files.write(at, bytes.array());
  }

  @Test
  void readsFromItsOffset() throws IOException {
    sixteenBytes(folder.resolve("w.bin"));
    ByteBuffer data = at("w.bin", Map.of("offset", "4", "length", "12")).read(folder, 12);
    assertThat(data.order(ByteOrder.LITTLE_ENDIAN).getFloat(0)).isEqualTo(1f);
    assertThat(data.remaining()).isEqualTo(12);
  }

  @Test
  void refusesPathsOutOfTheFolder() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path outside = sixteenBytes(folder.resolve("w.bin"));
    for (String location :
        List.of("../w.bin", outside.toString(), "x/../../w.bin", "..", "", ".", "a\0b")) {
      assertThatThrownBy(() -> at(location, Map.of()).read(inner, 16))
          .as(location)
          .isInstanceOf(Refusal.class);
    }
  }

  @Test
  void refusesLinks() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path outside = sixteenBytes(folder.resolve("w.bin"));
    Files.createSymbolicLink(inner.resolve("soft.bin"), outside);
    Files.createLink(inner.resolve("hard.bin"), outside);
    Files.createSymbolicLink(inner.resolve("up"), folder);
    assertThatThrownBy(() -> at("soft.bin", Map.of()).read(inner, 16))
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> at("hard.bin", Map.of()).read(inner, 16))
        .hasMessageContaining("one hard link");
    assertThatThrownBy(() -> at("up/w.bin", Map.of()).read(inner, 16))
        .hasMessageContaining("symbolic link");
  }

  @Test
  void refusesLengthsThatAreNotThere() throws IOException {
    sixteenBytes(folder.resolve("w.bin"));
    assertThatThrownBy(() -> at("w.bin", Map.of("offset", "8")).read(folder, 16))
        .hasMessage("external data in w.bin end at byte 24, the file at 16");
    assertThatThrownBy(() -> at("w.bin", Map.of("length", "1099511627776")).read(folder, 16))
        .hasMessage(
            "length (1099511627776) of external data in w.bin must be the tensor's 16 bytes");
    assertThatThrownBy(() -> at("w.bin", Map.of("offset", "-4")))
        .hasMessage("offset (-4) of external data must be a whole number of bytes");
    assertThatThrownBy(() -> at("absent.bin", Map.of()).read(folder, 16))
        .hasMessage("the data of tensor w: no file absent.bin in the model's folder");
  }
}
