/** Networks in ONNX files: their layer graph, their weights, and what an import refuses. */
package org.hcim.importer.onnx;
