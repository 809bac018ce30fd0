export default function Extras() {
  return null;
}
