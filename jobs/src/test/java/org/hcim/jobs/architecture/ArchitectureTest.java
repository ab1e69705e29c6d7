package org.hcim.jobs.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.util.Set;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.SaveMode;
import org.hcim.jobs.cli.Hcim;
import org.hcim.jobs.store.TableStore;

/** The folders are the architecture. */
@AnalyzeClasses(
    packages = "org.hcim",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

  /** Leaves out the test classes of other modules, which a whole build has in jars. */
  static final class NoTestJars implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String MODEL = "org.hcim.accelerator..";
  private static final String IMPORTER = "org.hcim.importer..";
  private static final String SIMULATOR = "org.hcim.simulator..";
  private static final String TRAINING = "org.hcim.psq..";
  private static final String SWEEPS = "org.hcim.sweeps..";
  private static final String JOBS = "org.hcim.jobs..";

  /** Of {@link Math}, what may differ in the last digit from one machine to the next. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  /** Operations of DJL whose gradients need the second operand. */
  private static final Set<String> SAVED = Set.of("mul", "div", "pow", "maximum", "minimum");

  @ArchTest
  static final ArchRule MODEL_NEEDS_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(MODEL, "java.."));

  @ArchTest
  static final ArchRule IMPORTER_NEEDS_THE_MODEL_AND_A_PARSER =
      classes()
          .that()
          .resideInAPackage(IMPORTER)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  IMPORTER, MODEL, "java..", "ai.onnx.proto..", "com.google.protobuf.."));

  @ArchTest
  static final ArchRule SIMULATOR_NEEDS_ONLY_THE_MODEL_AND_THE_JDK =
      classes()
          .that()
          .resideInAPackage(SIMULATOR)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(SIMULATOR, MODEL, "java..", "javax.imageio.."));

  @ArchTest
  static final ArchRule TRAINING_NEEDS_THE_SIMULATOR_AND_DJL =
      classes()
          .that()
          .resideInAPackage(TRAINING)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  TRAINING, SIMULATOR, MODEL, "java..", "ai.djl..", "com.google.gson.."));

  /**
   * DJL frees the array of a Java number right after the operation, and a garbage collection may
   * give its memory to others before the gradients read it. {@code StraightThrough.constant} lives
   * long enough. The optimizer records no gradients.
   */
  @ArchTest
  static final ArchRule GRADIENTS_READ_NO_FREED_NUMBERS =
      noClasses()
          .that()
          .resideInAPackage(TRAINING)
          .and()
          .doNotHaveFullyQualifiedName("org.hcim.psq.training.SgdOptimizer")
          .should()
          .callMethodWhere(
              target(
                  describe(
                      "a product, quotient, power or bound of an array and a Java number",
                      method ->
                          method.getOwner().isAssignableTo(NDArray.class)
                              && SAVED.contains(method.getName())
                              && method.getRawParameterTypes().stream()
                                  .anyMatch(type -> type.isEquivalentTo(Number.class)))));

  @ArchTest
  static final ArchRule SWEEPS_NEED_THE_MODEL_READERS_AND_SAMPLERS =
      classes()
          .that()
          .resideInAPackage(SWEEPS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  SWEEPS,
                  IMPORTER,
                  SIMULATOR,
                  MODEL,
                  "java..",
                  "org.snakeyaml.engine..",
                  "de.siegmar.fastcsv..",
                  "org.hipparchus.."));

  @ArchTest
  static final ArchRule NOBODY_NEEDS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hcim.jobs.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hcim.jobs.cli..", "picocli..");

  @ArchTest
  static final ArchRule PACKAGES_OF_EACH_MODULE_HAVE_NO_CYCLES =
      slices().matching("org.hcim.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STORE_KNOWS_NO_DESIGN =
      noClasses()
          .that()
          .resideInAnyPackage("org.hcim.jobs.store..", "org.hcim.jobs.session..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MODEL, IMPORTER, SIMULATOR, SWEEPS);

  @ArchTest
  static final ArchRule PACKAGES_ARE_ONE_LEVEL_DEEP =
      classes()
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  describe("in org.hcim.<module>.<package>", ArchitectureTest::isOneLevelDeep)));

  /** Jobs measure distances between settings, which decide rows as the model does. */
  @ArchTest
  static final ArchRule THE_SAME_POINT_GIVES_THE_SAME_BITS_EVERYWHERE =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, IMPORTER, SIMULATOR, SWEEPS, JOBS)
          .should()
          .callMethodWhere(
              target(
                  describe(
                      "an inexact function of Math",
                      method ->
                          method.getOwner().isEquivalentTo(Math.class)
                              && INEXACT.contains(method.getName()))));

  @ArchTest
  static final ArchRule THE_MODEL_KNOWS_NO_CLOCK_AND_NO_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, IMPORTER, SIMULATOR, SWEEPS)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Instant")
          .orShould()
          .callMethodWhere(
              target(
                  describe(
                      "a clock or a generator without a seed",
                      method ->
                          method
                              .getFullName()
                              .matches(
                                  "java\\.lang\\.(System\\.(currentTimeMillis|nanoTime)|Math\\.random)"
                                      + "\\(\\)"))));

  @ArchTest
  static final ArchRule NOTHING_IS_OVERWRITTEN_OR_APPENDED_TO =
      noClasses()
          .should()
          .accessField(SaveMode.class, "Overwrite")
          .orShould()
          .accessField(SaveMode.class, "Append")
          .orShould()
          .callMethod(DataFrameWriter.class, "mode", String.class)
          .orShould()
          .callMethod(DataFrameWriter.class, "insertInto", String.class);

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Hcim.class)
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.hcim.jobs.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class);

  @ArchTest
  static final ArchRule PROGRAMS_KNOW_NO_COMMAND_LINE_AND_NO_TERMINAL =
      noClasses()
          .that()
          .resideInAPackage("org.hcim.jobs.run..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hcim.jobs.cli..", "picocli..", "me.tongfei..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class);

  /** Everything else is text: jobs and the store are used by the programs alone. */
  @ArchTest
  static final ArchRule COMMANDS_DO_THEIR_WORK_BY_PROGRAMS =
      noClasses()
          .that()
          .resideInAPackage("org.hcim.jobs.cli..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Job")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(TableStore.class);

  @ArchTest
  static final ArchRule ONLY_JOBS_SEE_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "com.fasterxml..");

  private static boolean isOneLevelDeep(JavaClass type) {
    return type.getPackageName().matches("org\\.hcim\\.[a-z]+\\.[a-z]+");
  }
}
