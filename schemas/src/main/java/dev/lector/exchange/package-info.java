/** HTTP exchanges with other services, as every client of Lector has them. */
package dev.lector.exchange;
