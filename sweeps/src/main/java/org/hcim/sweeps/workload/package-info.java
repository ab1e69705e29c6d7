/** Reads networks from YAML: layers are written as they are published, shapes are inferred. */
package org.hcim.sweeps.workload;
