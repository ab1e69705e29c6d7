/** Networks in three stages: plain floats, quantised, and with quantised partial sums. */
package org.hcim.psq.network;
