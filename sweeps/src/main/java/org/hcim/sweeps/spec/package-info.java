/** The language of sweep specs: from strict YAML to workloads, a design space and constraints. */
package org.hcim.sweeps.spec;
