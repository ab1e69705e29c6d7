package org.hcim.notebooks.show;

import java.util.function.Consumer;

/** Shows values in the middle of a cell; the final value of a cell is shown anyway. */
public final class Notebook {

  /** Receives displayed values; prints them as text in other kernels. */
  private static volatile Consumer<Object> sink = System.out::println;

  private Notebook() {}

  /** Shows a value. */
  public static void display(Object value) {
    sink.accept(value);
  }

  /** Sets the receiver of displayed values, which the kernel does. */
  public static void showBy(Consumer<Object> shower) {
    sink = shower;
  }
}
