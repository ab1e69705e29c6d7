/** What a trained layer is made of: products in crossbars, normalisation, what both learn. */
package org.hcim.psq.layer;
