/** Converts networks from ONNX files to simulator networks, without training. */
package org.hcim.jobs.quantize;
