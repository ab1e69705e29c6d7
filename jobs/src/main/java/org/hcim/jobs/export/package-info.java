/** Networks of this tool as ONNX models. */
package org.hcim.jobs.export;
