/** Exports networks as ONNX models. */
package org.hcim.jobs.export;
