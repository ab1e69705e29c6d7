/** The parts of a trained layer: crossbar products, normalization, learned parameters. */
package org.hcim.psq.layer;
