/**
 * Strict reading of files that users write: UTF-8 text, and YAML 1.2 as a tree that knows the place
 * of every key and value.
 */
package org.hcim.sweeps.yaml;
