/** Trained networks as the bit-exact simulator runs them. */
package org.hcim.psq.export;
