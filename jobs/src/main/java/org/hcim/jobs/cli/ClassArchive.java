package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * The archive of the classes that a command loaded, from which the JVMs of later commands load them
 * (class-data sharing). The launcher requests it and uses it only under its final name.
 *
 * <p>JDK 17 crashes on a truncated archive. A file is therefore renamed to the final name
 * atomically, and only after all of it is on disk, so no other process sees a partial file.
 */
final class ClassArchive {

  private static final String FILE = "hcim.archive";

  private ClassArchive() {}

  /** Writes the archive if the launcher requested one, after the command itself has succeeded. */
  static void write() {
    String file = System.getProperty(FILE);
    if (file == null) {
      return;
    }
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      write(Path.of(file));
    } catch (IOException | JMException | JMRuntimeException e) {
      System.err.printf("hcim: %s was not written: %s%n", file, e);
    } finally {
      System.setOut(out);
    }
  }

  private static void write(Path file) throws IOException, JMException {
    Path own = Files.createTempDirectory(file.getParent(), file.getFileName().toString());
    Path written = own.resolve("classes");
    try {
      dump(written);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.READ)) {
        channel.force(true);
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
      Files.delete(own);
    }
  }

  private static void dump(Path file) throws JMException {
    command("vmClassHierarchy").lines().forEach(ClassArchive::link);
    command("vmCds", "dynamic_dump", file.toString()); // prints the file's location
  }

  /**
   * Links the class of a line such as {@code | |--org.example.Name/0x00007f00 (intf)}. An archive
   * of JDK 17 omits classes that are only loaded, a quarter of those of a sweep.
   */
  @SuppressWarnings("ReturnValueIgnored") // reading the constructors links the class
  private static void link(String line) {
    String name = line.replaceFirst("^[| -]*", "").replaceFirst("/.*", "");
    try {
      Class.forName(name, false, ClassArchive.class.getClassLoader()).getDeclaredConstructors();
    } catch (ClassNotFoundException | LinkageError e) {
      // a generated class, or one that needs a library that is not there: not in the archive
    }
  }

  /** Sends this process a command that {@code jcmd} would send. */
  private static String command(String name, String... arguments) throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                name,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
  }
}
