/** Networks in three stages: floating point, quantized, and with quantized partial sums. */
package org.hcim.psq.network;
