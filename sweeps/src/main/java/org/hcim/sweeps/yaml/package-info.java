/** Strict reading of YAML 1.2 into a tree that knows where every key and value stands. */
package org.hcim.sweeps.yaml;
