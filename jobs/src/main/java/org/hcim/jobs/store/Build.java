package org.hcim.jobs.store;

/**
 * The versions of the programs that wrote a table.
 *
 * @param gitSha commit of this program
 * @param spark Spark's version
 * @param jdk the Java runtime's version and vendor
 */
public record Build(String gitSha, String spark, String jdk) {

  static Build of(TableIdentity identity) {
    return new Build(
        identity.gitSha(),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        Runtime.version() + " " + System.getProperty("java.vm.vendor"));
  }
}
