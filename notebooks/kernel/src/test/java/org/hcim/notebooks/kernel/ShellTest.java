package org.hcim.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ShellTest {

  private static final Shell SHELL = new Shell();

  @AfterAll
  static void close() {
    SHELL.close();
  }

  @Test
  void aCellIsWorthItsLastExpression() throws CellFailure {
    assertThat(SHELL.evaluate("int a = 6;\nint b = a + 1;\na * b")).contains(42);
    assertThat(SHELL.evaluate("a * b;")).contains(42);
    assertThat(SHELL.evaluate("b")).contains(7);
    assertThat(SHELL.evaluate("int c = 3;")).isEmpty();
    assertThat(SHELL.evaluate("// nothing")).isEmpty();
    assertThat(SHELL.evaluate("")).isEmpty();
    assertThat(SHELL.evaluate("a;\nvoid f() {}")).isEmpty();
    assertThat(SHELL.evaluate("(String) null")).isEmpty();
  }

  @Test
  void definitionsStayAndValuesAreObjectsOfThisProcess() throws CellFailure {
    SHELL.evaluate("import org.hcim.notebooks.show.*;\nrecord Pair(int left, int right) {}");
    assertThat(SHELL.evaluate("new Pair(1, 2).right()")).contains(2);
    assertThat(SHELL.evaluate("new Html(\"<b>x</b>\")"))
        .contains(new org.hcim.notebooks.show.Html("<b>x</b>"));
  }

  @Test
  void statementsMayEndTheCell() throws CellFailure {
    assertThat(SHELL.evaluate("int sum = 0;\nfor (int i = 0; i < 5; i++) {\n  sum += i;\n}"))
        .isEmpty();
    assertThat(SHELL.evaluate("if (sum == 10) {\n  sum = 11;\n}")).isEmpty();
    assertThat(SHELL.evaluate("sum")).contains(11);
  }

  @Test
  void whatDoesNotCompileIsShown() {
    CellFailure failure = failure("int x = \"text\";");

    assertThat(failure.name()).isEqualTo("CompilationError");
    assertThat(failure).hasMessageContaining("incompatible types").hasMessageContaining("\"text\"");
    assertThat(failure("undefined(3)").trace().get(0)).contains("cannot find symbol");
    assertThat(failure("int f( {").name()).isIn("SyntaxError", "CompilationError");
    assertThat(failure("class A {").getMessage()).isEqualTo("the cell ends in the middle");
    assertThat(failure("int g() { return nowhere; }\ng()").name()).isEqualTo("UnresolvedReference");
  }

  @Test
  void whatThrowsIsShownWithItsCause() {
    CellFailure failure =
        failure(
            "throw new IllegalStateException(\"no tiles\", new java.io.IOException(\"disk full\"));");

    assertThat(failure.name()).isEqualTo("IllegalStateException");
    assertThat(failure).hasMessage("no tiles");
    assertThat(failure.trace())
        .contains("java.lang.IllegalStateException: no tiles")
        .contains("java.io.IOException: disk full");
  }

  @Test
  void aFailureLeavesWhatCameBefore() throws CellFailure {
    assertThat(failure("int kept = 5; int lost = 1 / 0; int never = 1;").name())
        .isEqualTo("ArithmeticException");
    assertThat(SHELL.evaluate("kept")).contains(5);
    assertThat(failure("never").name()).isEqualTo("CompilationError");
  }

  @Test
  void editorsAreToldWhatIsComplete() {
    assertThat(SHELL.completeness("int y = 3;")).isEqualTo("complete");
    assertThat(SHELL.completeness("for (int i = 0;")).isEqualTo("incomplete");
    assertThat(SHELL.complete("Math.ab", 7).texts()).contains("abs(");
    assertThat(SHELL.complete("Math.ab", 7).from()).isEqualTo(5);
  }

  private static CellFailure failure(String cell) {
    return catchThrowableOfType(CellFailure.class, () -> SHELL.evaluate(cell));
  }
}
