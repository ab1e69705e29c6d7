/**
 * Strict reading of users' files: UTF-8 text, and YAML 1.2 as a tree with the position of every key
 * and value.
 */
package org.hcim.sweeps.yaml;
