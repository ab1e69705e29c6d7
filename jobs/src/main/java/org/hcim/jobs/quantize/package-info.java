/** Networks of ONNX files as the simulator's, without training. */
package org.hcim.jobs.quantize;
