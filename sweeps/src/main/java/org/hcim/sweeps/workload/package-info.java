/** Reads networks from YAML: layers are written as published, shapes are inferred. */
package org.hcim.sweeps.workload;
