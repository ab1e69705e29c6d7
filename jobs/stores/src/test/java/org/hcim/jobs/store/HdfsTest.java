package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.hcim.jobs.cli.ExitCode;
import org.hcim.jobs.cli.Terminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS with a name node and two data nodes of its own. */
class HdfsTest extends DistributedStoreTest {

  private static MiniDFSCluster hdfs;

  @BeforeAll
  static void start(@TempDir Path nodes) throws IOException {
    hdfs = new MiniDFSCluster.Builder(new Configuration(), nodes.toFile()).numDataNodes(2).build();
    hdfs.waitActive();
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown(true);
  }

  @Override
  String at(String name) {
    return hdfs.getURI() + "/" + name;
  }

  @Override
  List<String> options() {
    return List.of();
  }

  @Test
  void aNameNodeThatIsGoneIsNamed() {
    Terminal status = Terminal.run("status", "hdfs://127.0.0.1:1/gone");

    assertThat(status.code()).isEqualTo(ExitCode.FILE_SYSTEM);
    assertThat(status.err()).contains("a file system cannot be reached", "  to do: ");
  }
}
