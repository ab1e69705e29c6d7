/**
 * Networks in ONNX files: their layer graph, their weights, and the reasons for refusing an import.
 */
package org.hcim.importer.onnx;
