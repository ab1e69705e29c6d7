/** Export of trained networks to the bit-exact simulator. */
package org.hcim.psq.export;
