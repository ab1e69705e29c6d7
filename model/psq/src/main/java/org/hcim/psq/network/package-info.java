/** Networks in three stages: plain floats, quantized, and with quantized partial sums. */
package org.hcim.psq.network;
