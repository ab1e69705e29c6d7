/** The parts of a trained layer: products in crossbars, normalization, learned parameters. */
package org.hcim.psq.layer;
