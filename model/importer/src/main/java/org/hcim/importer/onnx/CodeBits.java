package org.hcim.importer.onnx;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The width of integer codes, written INT4 or UINT4: the annotation with which QONNX and FINN mark
 * codes that are narrower than their tensor's type.
 */
public record CodeBits(boolean isSigned, int bits) {

  static final String ANNOTATION = "finn_datatype";

  /** The annotation of codes that are minus or plus one. */
  private static final String BIPOLAR = "BIPOLAR";

  private static final Pattern FORM = Pattern.compile("(U?)INT([1-9][0-9]?)");

  /** Parses an annotation; empty for other numbers, such as FLOAT32. */
  static Optional<CodeBits> of(String text) {
    if (text.equals(BIPOLAR)) {
      return Optional.of(new CodeBits(true, 1));
    }
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new CodeBits(form.group(1).isEmpty(), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  String text() {
    return isSigned && bits == 1 ? BIPOLAR : (isSigned ? "INT" : "UINT") + bits;
  }
}
