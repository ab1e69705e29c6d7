package org.hcim.sweeps.silicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.yaml.YamlReader;

/** Built-in published macros, and macros in files. */
public final class PublishedMacros {

  private static final List<String> NAMES =
      List.of(
          "jia_jssc_2020",
          "jia_jssc_2020_1v2",
          "cicc_2021_ternary",
          "jssc_2023_6t",
          "diana_jssc_2023",
          "sinangil_jssc_2021",
          "wang_vlsi_2022",
          "wang_vlsi_2022_0v7",
          "li_asscc_2025",
          "yao_esserc_2024",
          "hermes_jssc_2022",
          "cap_ram_jssc_2021",
          "xue_isscc_2019",
          "xue_isscc_2020",
          "imagine_tcasai_2025_8b",
          "imagine_tcasai_2025_1b",
          "jia_isscc_2021_8b",
          "valavi_jssc_2019",
          "isscc_2022_15_5",
          "isscc_2022_11_7",
          "isscc_2023_7_2",
          "isscc_2021_16_4",
          "nvdcim_2025",
          "colonnade_jssc_2021",
          "colonnade_jssc_2021_1b",
          "colonnade_jssc_2021_slow",
          "colonnade_jssc_2021_slow_1b");

  private static final String FOLDER = "/org/hcim/sweeps/macros/";

  private PublishedMacros() {}

  /** The names of the built-in macros. */
  public static List<String> names() {
    return NAMES;
  }

  /** The built-in macros, analog ones first. */
  public static List<PublishedMacro> builtIn() {
    return NAMES.stream().map(PublishedMacros::builtIn).toList();
  }

  private static PublishedMacro builtIn(String name) {
    String file = name + ".yaml";
    try (InputStream in = PublishedMacros.class.getResourceAsStream(FOLDER + file)) {
      return MacroReader.read(YamlReader.read("sweeps/macros/" + file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read built-in macro " + name, e);
    }
  }

  /**
   * Reads the macros in files, and in the YAML files of directories, in order of file name.
   *
   * @throws InvalidDesignException if a path is neither, a directory contains no YAML file, or two
   *     macros have the same name
   * @throws org.hcim.sweeps.yaml.SpecException if a file is not a macro
   */
  public static List<PublishedMacro> load(List<Path> paths) {
    List<PublishedMacro> macros = new ArrayList<>();
    for (Path file : paths.stream().flatMap(path -> files(path).stream()).toList()) {
      PublishedMacro macro = MacroReader.read(YamlReader.read(file.toString(), file));
      if (macros.stream().anyMatch(each -> each.name().equals(macro.name()))) {
        throw new InvalidDesignException(
            "macro (" + macro.name() + ") of " + file + " appears twice; names must be different");
      }
      macros.add(macro);
    }
    return List.copyOf(macros);
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.isRegularFile(path)) {
        throw new InvalidDesignException("macro (" + path + ") is not a file or directory");
      }
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> files = entries.filter(PublishedMacros::isYaml).sorted().toList();
      if (files.isEmpty()) {
        throw new InvalidDesignException("directory (" + path + ") contains no file *.yaml");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
